import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDay } from '#parse';
import { readWatch } from '#server/watch/watch-folder.ts';
import { run } from '../../src/cli/program.ts';

/** Watches; `examples/deploy` holds what a server needs. */
const folders = readdirSync('examples').filter((name) => existsSync(join('examples', name, 'watch.yaml')));

async function cli(...words: string[]): Promise<string> {
	let out = '';
	const code = await run(words, {
		out: (text) => (out += text),
		err: () => undefined,
		today: parseDay('2026-11-22') ?? 0,
		env: {}
	});
	expect(code, out).toBe(0);
	return out;
}

test('there is an example', () => expect(folders.length).toBeGreaterThan(0));

describe.each(folders)('examples/%s', (name) => {
	const folder = join('examples', name);

	test('has no issues, and a verdict through every scenario, in its own words', async () => {
		expect(await cli('check', '--watch', folder)).toContain('No issues');
		const outlooks = JSON.parse(await cli('outlook', '--watch', folder, '--all', '--json')) as {
			scenario: string;
			status: string;
			score: number;
		}[];
		expect(outlooks.length).toBeGreaterThan(1);
		for (const { scenario, status, score } of outlooks) {
			expect(status, scenario).toBe('ok');
			expect(Number.isFinite(score), scenario).toBe(true);
		}
		expect(new Set(outlooks.map(({ score }) => score)).size).toBe(outlooks.length);
	});

	test('says of every source that it is invented', async () => {
		const found = await readWatch(folder);
		if ('issues' in found) throw new Error('It has issues.');
		for (const { id, title } of found.watch.sources.values()) expect(title, id).toContain('(invented)');
		expect(found.watch.naming).toContain('invented');
	});

	test('has a history that moves', async () => {
		const { points } = JSON.parse(
			await cli('history', '--watch', folder, '--to', '2026-11-22', '--json')
		) as { points: { score: number | null }[] };
		expect(new Set(points.map(({ score }) => score)).size).toBeGreaterThan(10);
	});
});
