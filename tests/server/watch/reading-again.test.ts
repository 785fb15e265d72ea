import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ColumnRows, UnreadFile, type Watch } from '#parse';
import { followWatch } from '#server/watch/current-watch.ts';
import { ChangedSince, readWatchFiles, type FolderFiles } from '#server/watch/folder-files.ts';
import {
	checkWatchFiles,
	contentDigest,
	type EarlierReading,
	type ReadWatch
} from '#server/watch/watch-folder.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'again-'));
	cpSync('tests/fixtures/watch', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const edit = (path: string, change: (text: string) => string): void => {
	const text = readFileSync(join(folder, path), 'utf8');
	const changed = change(text);
	expect(changed).not.toBe(text);
	writeFileSync(join(folder, path), changed);
};

async function filesOf(held?: number): Promise<FolderFiles> {
	const files = await readWatchFiles(folder, held);
	if (!(files instanceof Map)) throw new Error('no folder');
	return files;
}

/** Reads the folder with none of its bytes in memory: what came of it, and which files were asked for. */
async function readAgain(earlier: EarlierReading | null): Promise<{
	readonly read: ReadWatch;
	readonly asked: readonly string[];
	readonly next: EarlierReading | null;
}> {
	const asked: string[] = [];
	const files = await filesOf(0);
	for (const [path, entry] of files)
		if (entry instanceof UnreadFile)
			files.set(
				path,
				new UnreadFile(entry.size, entry.sum, () => {
					asked.push(path);
					return entry.read();
				})
			);
	const read = checkWatchFiles(files, { large: 0, earlier });
	return { read, asked, next: 'watch' in read ? { watch: read.watch, sums: files.sums } : null };
}

/** Rows as lists: packed rows are the same rows. */
function listed(read: ReadWatch): ReadWatch {
	if ('issues' in read) return read;
	const indicators = read.watch.indicators.map((one) => ({ ...one, observations: [...one.observations] }));
	return { ...read, watch: { ...read.watch, indicators } };
}
const freshly = async (): Promise<ReadWatch> => checkWatchFiles(await filesOf());
const isOfIndicator = (path: string): boolean => /\/(indicator\.yaml|observations\.csv)$/.test(path);

function sameObjects(before: Watch | undefined, { read }: { readonly read: ReadWatch }): number {
	if (!('watch' in read)) throw new Error('it has issues');
	return read.watch.indicators.filter((one, at) => one === before?.indicators[at]).length;
}

it('an edit has the files of one indicator read, and every other is the object that it was', async () => {
	const first = await readAgain(null);
	const count = first.next?.watch.indicators.length ?? 0;
	expect(first.asked.filter(isOfIndicator)).toHaveLength(2 * count);
	appendFileSync(join(folder, 'fuel-price/indicator.yaml'), '\nadded: 2026-11-01\n');
	const second = await readAgain(first.next);
	expect(second.asked.filter(isOfIndicator)).toEqual([
		'fuel-price/indicator.yaml',
		'fuel-price/observations.csv'
	]);
	expect(sameObjects(first.next?.watch, second)).toBe(count - 1);
	expect(listed(second.read)).toStrictEqual(await freshly());
	edit('fuel-price/observations.csv', (text) => text.replace(/\n[^\n]+\n?$/, '\n'));
	const third = await readAgain(second.next);
	expect(sameObjects(second.next?.watch, third)).toBe(count - 1);
	expect(listed(third.read)).toStrictEqual(await freshly());
});

it('whatever an indicator is checked against counts as well: dates of sources, sources and groups', async () => {
	const first = await readAgain(null);
	const [source] = first.next?.watch.indicators[0]?.observations.map((row) => row.source) ?? [];
	const using = first.next?.watch.indicators.filter(({ observations }) =>
		observations.some((row) => row.source === source)
	);
	edit('sources.json', (text) => {
		const items = JSON.parse(text) as { id: string; issued?: unknown }[];
		const dated = items.map((one) =>
			one.id === source ? { ...one, issued: { 'date-parts': [[2001, 2, 3]] } } : one
		);
		return JSON.stringify(dated);
	});
	const dated = await readAgain(first.next);
	expect(listed(dated.read)).toStrictEqual(await freshly());
	expect(dated.asked.filter((path) => path.endsWith('observations.csv'))).toEqual(
		using?.map(({ id }) => `${id}/observations.csv`)
	);
	edit('sources.json', (text) =>
		JSON.stringify((JSON.parse(text) as { id: string }[]).filter(({ id }) => id !== source))
	);
	const without = await readAgain(first.next);
	expect(without.read).toHaveProperty('issues');
	expect(without.read).toStrictEqual(await freshly());
	cpSync('tests/fixtures/watch/sources.json', join(folder, 'sources.json'));
	const group = first.next?.watch.indicators[0]?.group ?? '';
	edit('watch.yaml', (text) => text.replace(`id: ${group}`, 'id: another'));
	const regrouped = await readAgain(first.next);
	expect(regrouped.read).toHaveProperty('issues');
	expect(regrouped.read).toStrictEqual(await freshly());
});

it('what stays on the shelves of rows that are gone is bounded: they are begun anew', async () => {
	rmSync(folder, { recursive: true });
	cpSync('tests/golden/one-lamp/watch', folder, { recursive: true });
	let next: EarlierReading | null = null;
	const packed: number[] = [];
	for (let round = 0; round < 6; round += 1) {
		appendFileSync(join(folder, 'lamp/indicator.yaml'), `# ${round}\n`);
		({ next } = await readAgain(next));
		const rows = next?.watch.indicators[0]?.observations;
		if (rows instanceof ColumnRows) packed.push(rows.shelves.packed / rows.length);
	}
	expect(packed).toEqual([1, 2, 3, 1, 2, 3]);
});

it('reads once more, whole, what changed between reading and checking', async () => {
	const rows = join(folder, 'fuel-price/observations.csv');
	const files = await filesOf(0);
	writeFileSync(rows, readFileSync(rows, 'utf8').replace(/\n[^\n]+\n?$/, '\n'));
	expect(() => checkWatchFiles(files)).toThrow(ChangedSince);
	cpSync('tests/fixtures/watch', folder, { recursive: true });
	const held: unknown[] = [];
	const current = followWatch(folder, {
		read: async (dir, bytes) => {
			const read = await readWatchFiles(dir, bytes === Infinity ? bytes : 0);
			if (held.push(bytes) === 1)
				writeFileSync(rows, readFileSync(rows, 'utf8').replace(/\n[^\n]+\n?$/, '\n'));
			return read;
		}
	});
	const { watch, digest } = await current();
	expect(held).toEqual([8 * 1024 ** 2, Infinity]);
	expect({ watch, digest }).toStrictEqual(await freshly());
	expect(contentDigest(await filesOf())).toBe(contentDigest(await filesOf(0)));
});

it('what is half written by the time it is read once more is left alone, and the board stays', async () => {
	const rows = join(folder, 'fuel-price/observations.csv');
	const text = readFileSync(rows, 'utf8');
	let time = 0;
	const meanwhile: (() => void)[] = [];
	const current = followWatch(folder, {
		now: () => time,
		read: async (dir, bytes) => {
			const read = await readWatchFiles(dir, bytes === Infinity ? bytes : 0);
			if (bytes === Infinity) meanwhile.shift()?.();
			return read;
		},
		check: (files, _content, earlier = null) => {
			meanwhile.shift()?.();
			return new Promise((settle) => settle(checkWatchFiles(files, { large: 0, earlier })));
		}
	});
	const first = await current();
	edit('fuel-price/observations.csv', (now) => `${now}\n`);
	meanwhile.push(
		() => writeFileSync(rows, text.slice(0, 90)),
		() => writeFileSync(rows, `${text}\n\n`)
	);
	time = 3_000;
	expect(await current()).toBe(first);
	expect(meanwhile).toHaveLength(0);
	time = 6_000;
	const now = await current();
	expect(now.issues).toEqual([]);
	const fresh = await freshly();
	expect(now.digest).toBe('watch' in fresh ? fresh.digest : null);
});

it('whoever asks while the first reading is checked waits for it, and is never told that there is nothing', async () => {
	let release: () => void = () => undefined;
	const checking = new Promise<void>((begin) => {
		release = begin;
	});
	let asked: () => void = () => undefined;
	const isAsked = new Promise<void>((settle) => {
		asked = settle;
	});
	const current = followWatch(folder, {
		now: () => 0,
		check: async (files) => {
			asked();
			await checking;
			return checkWatchFiles(files);
		}
	});
	const first = current();
	await isAsked;
	const second = current();
	release();
	expect((await second).watch).not.toBeNull();
	expect(await second).toBe(await first);
});
