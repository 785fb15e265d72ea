import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followWatch } from '#server/watch/current-watch.ts';
import { KEPT_READING, KeptReading, type KeepingOptions } from '#server/watch/kept-reading.ts';
import { readWatchFiles } from '#server/watch/folder-files.ts';
import { checkWatchFiles, contentDigest, type ReadWatch } from '#server/watch/watch-folder.ts';

let folder: string;
let watchDir: string;
let dataDir: string;
let said: string[];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'kept-'));
	[watchDir, dataDir] = [join(folder, 'watch'), join(folder, 'data')];
	cpSync('tests/fixtures/watch', watchDir, { recursive: true });
	said = [];
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

const taken = 'the watch is unchanged: its last reading was taken';
const unusable = 'the kept reading of the watch can’t be used; the folder is read anew';
const notKept = 'the reading of the watch can’t be kept; the next start takes longer';

/** What was read, its rows as lists: packed rows are the same rows. */
function listed(read: ReadWatch): ReadWatch {
	if ('issues' in read) return read;
	const indicators = read.watch.indicators.map((one) => ({ ...one, observations: [...one.observations] }));
	return { ...read, watch: { ...read.watch, indicators } };
}

/** A server that starts, reads the folder and has kept what it read. */
async function start(options: Partial<KeepingOptions> = {}): Promise<ReadWatch> {
	const log = { info: (words: string) => said.push(words), warn: (words: string) => said.push(words) };
	const kept = new KeptReading({ dataDir, program: 'one', smallest: 0, ...options, log });
	const files = await readWatchFiles(watchDir);
	const read = await kept.check(files, contentDigest(files));
	await kept.written();
	return listed(read);
}

const parsed = async (): Promise<ReadWatch> => checkWatchFiles(await readWatchFiles(watchDir));
const file = (): string => join(dataDir, KEPT_READING);

function appendRow(): void {
	const rows = join(watchDir, 'fuel-price/observations.csv');
	writeFileSync(rows, `${readFileSync(rows, 'utf8').trimEnd()}\n2026-10,2026-11-20,1.5,,,gacc-2026,,B2,A,\n`);
	const sources = join(watchDir, 'sources.json');
	writeFileSync(
		sources,
		readFileSync(sources, 'utf8').replace('[', '[{ "id": "gacc-2026", "type": "webpage", "title": "Made" },')
	);
}

describe('the reading of an unchanged folder', () => {
	it('is taken as it was, to the last field', async () => {
		const first = await start();
		expect(said).toEqual([]);
		const second = await start();
		expect(said).toEqual([taken]);
		expect(second).toStrictEqual(first);
		expect(second).toStrictEqual(await parsed());
	});

	it('is asked for by whoever follows the folder, and edits are read all the same', async () => {
		await start();
		let time = 0;
		const log = { info: (words: string) => said.push(words), warn: (words: string) => said.push(words) };
		const kept = new KeptReading({ dataDir, program: 'one', smallest: 0, log });
		const current = followWatch(watchDir, { now: () => time, check: kept.check });
		const before = await current();
		expect(said).toEqual([taken]);
		appendRow();
		time += 5_000;
		const after = await current(true);
		expect(said).toEqual([taken]);
		const values = after.watch?.indicators.find(({ id }) => id === 'fuel-price')?.observations;
		expect(values?.at(-1)).toMatchObject({ value: 1.5, source: 'gacc-2026' });
		expect(after.digest).not.toBe(before.digest);
		await kept.written();
	});

	it('is no other folder’s, program’s or state’s: each is read itself', async () => {
		await start();
		expect(await start({ program: 'two' })).toStrictEqual(await parsed());
		expect(said).toEqual([]);
		// The other program’s has taken its place.
		await start({ program: 'one' });
		appendRow();
		expect(await start()).toStrictEqual(await parsed());
		expect(said).toEqual([]);
		await start();
		expect(said).toEqual([taken]);
		expect(readdirSync(dataDir)).toEqual([KEPT_READING]);
	});

	it('is kept of a sound folder alone', async () => {
		writeFileSync(join(watchDir, 'watch.yaml'), 'title: nothing else');
		expect(await start()).toHaveProperty('issues');
		expect(existsSync(file())).toBe(false);
	});
});

describe('a kept reading that can’t be trusted', () => {
	const harms: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
		'with a bit turned in its rows': (bytes) => {
			const at = Math.floor(bytes.length / 2);
			bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
			return bytes;
		},
		'cut short': (bytes) => bytes.subarray(0, bytes.length - 100),
		'cut to its name': (bytes) => bytes.subarray(0, bytes.indexOf('\n') + 1),
		'with more behind it': (bytes) => Buffer.concat([bytes, Buffer.from('more')])
	};
	it.each(Object.entries(harms))('%s: is said, passed over and made again', async (_, harm) => {
		await start();
		writeFileSync(file(), harm(readFileSync(file())));
		expect(await start()).toStrictEqual(await parsed());
		expect(said).toEqual([unusable]);
		await start();
		expect(said).toEqual([unusable, taken]);
	});

	it('is passed over where it is empty, something else or a folder', async () => {
		await start();
		for (const text of ['', 'something else altogether']) {
			writeFileSync(file(), text);
			expect(await start()).toStrictEqual(await parsed());
		}
		expect(said).toEqual([]);
		rmSync(file());
		mkdirSync(file());
		expect(await start()).toStrictEqual(await parsed());
		expect(said).toEqual([unusable, notKept]);
	});
});

describe('keeping', () => {
	it('stays within its bytes, and leaves no half of a file', async () => {
		await start({ largest: 10_000 });
		expect(said).toEqual([notKept]);
		expect(readdirSync(dataDir)).toEqual([]);
		await start();
		expect(statSync(file()).size).toBeGreaterThan(10_000);
		// One that is too large isn't even looked into.
		await start({ largest: 10_000 });
		expect(said).toEqual([notKept, notKept]);
	});

	it('is left alone for a small watch', async () => {
		await start({ smallest: 8 * 1024 ** 2 });
		expect(existsSync(dataDir)).toBe(false);
	});

	it('that fails costs nothing but time', async () => {
		writeFileSync(dataDir, 'a file in the place of the folder');
		expect(await start()).toStrictEqual(await parsed());
		expect(said.at(-1)).toBe(notKept);
	});
});
