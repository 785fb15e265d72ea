import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay } from '#parse';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/program.ts';

/**
 * Each folder here is a test: the watch in it, and what the terminal says of it. A missing expectation fails; with
 * GOLDEN=write they are written anew, for a reader to check in the diff.
 */
const here = import.meta.dirname;
const folders = readdirSync(here, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);

const commands: Readonly<Record<string, readonly string[]>> = {
	check: ['check'],
	outlook: ['outlook', '--all', '--as-of', '2026-11-22'],
	history: ['history', '--from', '2026-01-31', '--to', '2026-11-22', '--step', 'P3M'],
	explain: ['explain', '--from', '2026-02-28', '--to', '2026-11-22'],
	sensitivity: ['sensitivity', '--as-of', '2026-11-22'],
	verdicts: ['verdicts', '--to', '2026-11-22']
};

async function printed(words: readonly string[], watch: string): Promise<{ text: string; code: number }> {
	let text = '';
	const code = await run([...words, '--watch', watch], {
		out: (part) => (text += part),
		err: (part) => (text += part),
		today: parseDay('2026-11-22') ?? 0,
		env: {}
	});
	return { text, code };
}

/** Numbers may differ in the last places from one processor to the next. */
function rounded(json: string): unknown {
	return JSON.parse(json, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value));
}

describe.each(folders)('%s', (folder) => {
	const broken = folder.startsWith('broken-');
	const names = broken ? ['check'] : Object.keys(commands);
	const expectations = names.flatMap((name) => [`${name}.json`, `${name}.txt`]);

	test.each(expectations)('%s', async (file) => {
		const [name = '', ending] = file.split('.');
		const words = [...(commands[name] ?? []), ...(ending === 'json' ? ['--json'] : [])];
		const { text, code } = await printed(words, join(here, folder, 'watch'));
		expect(code).toBe(broken ? 1 : 0);
		const path = join(here, folder, 'expected', file);
		if (process.env.GOLDEN === 'write') {
			mkdirSync(join(here, folder, 'expected'), { recursive: true });
			writeFileSync(path, text);
		}
		expect(existsSync(path), `${path} is missing`).toBe(true);
		const expected = readFileSync(path, 'utf8');
		if (ending === 'json') expect(rounded(text)).toEqual(rounded(expected));
		else expect(text).toBe(expected);
	});
});
