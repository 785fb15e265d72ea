import {
	appendFileSync,
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followWatch, type CurrentWatch } from '#server/watch/current-watch.ts';
import { readWatchFiles } from '#server/watch/folder-files.ts';
import { lookAt, lookNow, type Look } from '#server/live/folder-look.ts';
import { lookThread } from '#server/workers/look-thread.ts';

let folder: string;
const file = (): string => join(folder, 'lamp', 'observations.csv');
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'looking-'));
	cpSync('tests/golden/one-lamp/watch', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a look in a thread sees what one at the server sees', async () => {
	mkdirSync(join(folder, '.git'));
	mkdirSync(join(folder, 'wind', 'deeper'), { recursive: true });
	symlinkSync('nowhere', join(folder, 'wind', 'observations.csv'));
	symlinkSync('lamp', join(folder, 'sun'));
	const before = lookNow(folder);
	expect(before).toEqual(await lookAt(folder));
	// watch.yaml, sources.json, scenarios and one in it, lamp and sun with two each, wind with two.
	expect(before.names).toBe(13);
	writeFileSync(join(folder, '.git', 'index'), '');
	writeFileSync(join(folder, 'wind', 'deeper', 'file'), '');
	utimesSync(join(folder, 'wind', 'deeper'), 1e9, 1e9);
	const deeper = lookNow(folder);
	appendFileSync(file(), '\n');
	expect(lookNow(folder).signature).not.toBe(deeper.signature);
	expect(lookNow(folder)).toEqual(await lookAt(folder));
	expect(lookNow('nowhere')).toEqual(await lookAt('nowhere'));
});

it('a folder of many files is looked at beside the server: once for all who ask, and not each time', async () => {
	let time = 0;
	const lookBeside = vi.fn<Look>((dir) => Promise.resolve(lookNow(dir)));
	const current = followWatch(folder, { now: () => time, lookBeside, many: 3 });
	const first = await current();
	// How many there are is known by then.
	expect(lookBeside).toHaveBeenCalledTimes(0);
	time = 3_000;
	const all = await Promise.all(Array.from({ length: 20 }, () => current()));
	expect(all.every((one) => one === first)).toBe(true);
	expect(lookBeside).toHaveBeenCalledTimes(1);
	time = 3_900;
	await current();
	expect(lookBeside).toHaveBeenCalledTimes(1);
	appendFileSync(file(), '2026-08,2026-09-03,120,,,log,page 9,A1,A,\n');
	time = 6_000;
	expect((await current()).digest).not.toBe(first.digest);
	// A second one tells that nothing was written meanwhile.
	expect(lookBeside).toHaveBeenCalledTimes(3);
});

it('a look that fails there is made here', async () => {
	let time = 0;
	const lookBeside = vi.fn<Look>(() => Promise.reject(new Error('the thread died')));
	const current = followWatch(folder, { now: () => time, lookBeside, many: 3 });
	const first = await current();
	mkdirSync(join(folder, 'wind'));
	time = 3_000;
	expect((await current()).issues).not.toEqual(first.issues);
	expect(lookBeside).toHaveBeenCalled();
});

it('nobody waits while a large folder is read although it looks the same, and a secret edit is found', async () => {
	let time = 0;
	let release: () => void = () => undefined;
	const seen: CurrentWatch[] = [];
	const read = vi.fn(readWatchFiles);
	utimesSync(file(), 1e9, 1e9);
	const current = followWatch(folder, { now: () => time, told: (now) => seen.push(now), read, large: 0 });
	const first = await current();
	const text = readFileSync(file(), 'utf8');
	writeFileSync(
		file(),
		text.replace(/\d(?=[^\d]*$)/, (digit) => String((Number(digit) + 1) % 10))
	);
	utimesSync(file(), 1e9, 1e9);
	read.mockImplementationOnce(async (...asked) => {
		await new Promise<void>((settle) => (release = settle));
		return readWatchFiles(...asked);
	});
	time = 61_000;
	expect(await current()).toBe(first);
	time = 64_000;
	expect(await current()).toBe(first);
	expect(read).toHaveBeenCalledTimes(2);
	// An edit in the open waits for it, so that the older state never comes last.
	appendFileSync(file(), '2026-08,2026-09-03,120,,,log,page 9,A1,A,\n');
	time = 67_000;
	const edited = current();
	release();
	expect((await edited).watch?.indicators[0]?.observations.at(-1)?.value).toBe(120);
	expect(read).toHaveBeenCalledTimes(3);
	expect(seen.at(-1)).toBe(await current());
});

it('a thread gives each its own look, and where it dies the next look begins another', async () => {
	mkdirSync(join(folder, 'print'));
	// In the place of the build's own thread.
	const program = `const { parentPort } = require('node:worker_threads');
		let names = 0;
		parentPort.on('message', (signature) => {
			if (signature === 'die') throw new Error('dead');
			parentPort.postMessage({ signature, names: ++names });
		});`;
	writeFileSync(join(folder, 'print', 'looker.js'), program);
	const look = lookThread(folder);
	const one = { signature: 'one', names: 1 };
	expect(await Promise.all([look('one'), look('two')])).toEqual([one, { signature: 'two', names: 2 }]);
	await expect(Promise.all([look('die'), look('after')])).rejects.toThrow('dead');
	expect(await look('one')).toEqual(one);
});
