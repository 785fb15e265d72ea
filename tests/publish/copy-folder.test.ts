import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { dayText, parseDay } from '#parse';
import { inPlaceOf, MARKER, MARKER_LINE } from '#server/publish/copy-folder.ts';
import { monthEnds } from '#server/publish/copy-plan.ts';
import { makePages } from '#server/publish/copy-pages.ts';
import { CopyWriter, PublishFault } from '#server/publish/copy-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'copy-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

async function make(draft: string, text: string): Promise<CopyWriter> {
	const writer = new CopyWriter(draft);
	await writer.put('a/b.txt', text);
	await writer.put(MARKER, `${MARKER_LINE}\n`);
	return writer;
}
const day = (text: string): number => parseDay(text) ?? NaN;

it('puts a copy in the place of the last one, whole, and leaves nothing beside it', async () => {
	const out = join(folder, 'site');
	await inPlaceOf(out, (draft) => make(draft, 'first'));
	writeFileSync(join(out, 'old.txt'), '');
	await inPlaceOf(out, (draft) => make(draft, 'second'));
	expect(readFileSync(join(out, 'a/b.txt'), 'utf8')).toBe('second');
	expect(existsSync(join(out, 'old.txt'))).toBe(false);
	expect(readdirSync(folder)).toEqual(['site']);
});

it('leaves the last copy as it is where the next can’t be made', async () => {
	const out = join(folder, 'site');
	const failing = inPlaceOf(out, async (draft) => {
		await make(draft, 'third');
		throw new PublishFault('no');
	});
	await expect(failing).rejects.toThrow('no');
	expect(readFileSync(join(out, 'a/b.txt'), 'utf8')).toBe('second');
	expect(readdirSync(folder)).toEqual(['site']);
});

it('touches no folder that it did not write, and no file', async () => {
	const foreign = join(folder, 'foreign');
	mkdirSync(foreign);
	writeFileSync(join(foreign, 'thesis.txt'), 'years of work');
	for (const out of [foreign, join(foreign, 'thesis.txt')])
		await expect(inPlaceOf(out, (draft) => make(draft, ''))).rejects.toThrow(PublishFault);
	expect(readdirSync(foreign)).toEqual(['thesis.txt']);
	rmSync(join(foreign, 'thesis.txt'));
	await inPlaceOf(foreign, (draft) => make(draft, 'into an empty one'));
	expect(existsSync(join(foreign, MARKER))).toBe(true);
});

it('tells the same copy from another, and two names that some disks take for one', async () => {
	const digests = await Promise.all(
		['x', 'x', 'y'].map(async (text, at) => (await make(join(folder, `digest-${at}`), text)).digest())
	);
	expect(digests[0]).toBe(digests[1]);
	expect(digests[0]).not.toBe(digests[2]);
	const writer = await make(join(folder, 'digest-0'), 'x');
	await expect(writer.put('A/B.txt', '')).rejects.toThrow('Two files');
});

it('takes the last days of months, none before the watch knows anything', () => {
	const ends = monthEnds(day('2026-03-31'), 3, day('2020-01-01')).map(dayText);
	expect(ends).toEqual(['2026-02-28', '2026-01-31', '2025-12-31']);
	expect(monthEnds(day('2026-03-01'), 2, day('2026-02-01')).map(dayText)).toEqual(['2026-02-28']);
});

it('makes no more files than it may, and tells what answered with none', async () => {
	const copy = {
		plan: { today: '2026-11-22', days: [], scenarios: ['baseline'], defaultScenario: 'baseline' },
		origin: 'https://watch.example.org',
		base: '',
		assets: new Set<string>()
	};
	// A page that leads to the next one, without end, as a broken page might.
	const press = {
		ask: (path: string) =>
			Promise.resolve({
				status: path === '/indicators/n3' ? 404 : 200,
				type: 'text/html',
				policy: "script-src 'self'",
				body: new TextEncoder().encode(
					`<html><head></head><body><a href="/indicators/n${Number(/\d+$/.exec(path)?.[0] ?? 0) + 1}">next</a></body></html>`
				)
			}),
		close: () => undefined
	};
	const seeds = [{ file: 'index.html', asked: '/' }];
	const making = (name: string, most: number): Parameters<typeof makePages>[0] => ({
		copy,
		writer: new CopyWriter(join(folder, name)),
		presses: [press],
		seeds,
		most,
		say: () => undefined
	});
	expect(await makePages(making('chain', 10))).toEqual([{ asked: '/indicators/n3', status: 404 }]);
	await expect(makePages(making('bounded', 2))).rejects.toThrow('more than 2 files');
});
