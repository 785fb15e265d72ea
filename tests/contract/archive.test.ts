import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Archive } from '../../src/lib/server/archive/archive.ts';
import { migrations } from '../../src/lib/server/archive/sql/migrations.ts';
import { openArchive } from '../../src/lib/server/archive/open-archive.ts';
import { openPostgresArchive } from '../../src/lib/server/archive/sql/postgres-archive.ts';
import { openSqliteArchive } from '../../src/lib/server/archive/sql/sqlite-archive.ts';
import { startPostgres, type TestPostgres } from '../support/played/postgres.ts';
import { inventedSnapshot } from '../support/archive/snapshots.ts';

interface Place {
	readonly open: (known?: typeof migrations) => Promise<Archive>;
}

const { '0001-briefings': first } = migrations;
const older = { '0001-briefings': first } as typeof migrations;
const newer = { ...migrations, '9999-from-the-future': { up: () => Promise.resolve() } };

/** In milliseconds: a busy machine keeps whoever comes together waiting for each other. */
const patience = { connect: 60_000, answer: 60_000 };
let postgres: TestPostgres;
const folders: string[] = [];

beforeAll(async () => {
	postgres = await startPostgres();
});
afterAll(async () => {
	await postgres.stop();
	for (const folder of folders) await rm(folder, { recursive: true });
});

async function newFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'archive-'));
	folders.push(folder);
	return folder;
}

const databases: Readonly<Record<string, () => Promise<Place>>> = {
	SQLite: async () => {
		const folder = await newFolder();
		return { open: (known) => openSqliteArchive(join(folder, 'deep', 'data'), known) };
	},
	PostgreSQL: async () => {
		const url = await postgres.newDatabase();
		return { open: (known) => openPostgresArchive(url, known, patience) };
	}
};

describe.each(Object.entries(databases))('an archive on %s', (_, newPlace) => {
	let place: Place;
	let archive: Archive;
	beforeEach(async () => {
		place = await newPlace();
		archive = await place.open();
		return async () => archive.close();
	});

	it('has another revision after every save, also by another program, and the same in between', async () => {
		const other = await place.open();
		const before = await archive.revision();
		expect(before).not.toBeNull();
		expect(await archive.revision()).toBe(before);
		await archive.save(inventedSnapshot(1));
		const own = await archive.revision();
		expect(own).not.toBe(before);
		await other.save(inventedSnapshot(2));
		await expect.poll(() => archive.revision()).not.toBe(own);
		await other.close();
	});

	it('gives back the very text that was kept, and null for what was not', async () => {
		const snapshot = { ...inventedSnapshot(1), text: '{"a":"Ünïcödé \\u0001 \u{1f600} \'%_"}' };
		await archive.save(snapshot);
		expect(await archive.textOf(snapshot.id)).toBe(snapshot.text);
		expect(await archive.textOf('f'.repeat(64))).toBeNull();
	});

	it('keeps the first of two with one id, and says nothing', async () => {
		const snapshot = inventedSnapshot(1);
		await archive.save(snapshot);
		await archive.save({ ...snapshot, title: 'Something else', text: 'Something else' });
		expect(await archive.textOf(snapshot.id)).toBe(snapshot.text);
		expect(await archive.count()).toBe(1);
	});

	it('lists newest first, page by page, each once', async () => {
		for (let number = 0; number < 25; number += 1) await archive.save(inventedSnapshot(number));
		const seen: string[] = [];
		for (let after = null as { taken: string; id: string } | null; ;) {
			const page = await archive.list({ limit: 10, after });
			seen.push(...page.map(({ title }) => title.split(' ').at(-1) ?? ''));
			const last = page.at(-1);
			if (last === undefined) break;
			after = last;
		}
		expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => String(24 - index)));
	});

	it('pages through briefings of one second', async () => {
		const { taken } = inventedSnapshot(0);
		for (let number = 0; number < 5; number += 1) await archive.save({ ...inventedSnapshot(number), taken });
		const [a, b, c] = await archive.list({ limit: 3 });
		const rest = await archive.list({ limit: 3, after: c ?? null });
		expect(new Set([a, b, c, ...rest].map((one) => one?.id)).size).toBe(5);
	});

	it('finds every word anywhere, in either case, and takes signs as they are', async () => {
		await archive.save({ ...inventedSnapshot(1), words: 'Oil at 50% of_budget \\ Ünïon ယနေ့မြန်မာနိုင်ငံ' });
		await archive.save({ ...inventedSnapshot(2), words: 'Oil at 500 of budget' });
		const found = async (search: string): Promise<number> => {
			const rows = await archive.list({ search, limit: 10 });
			expect(await archive.count(search)).toBe(rows.length);
			return rows.length;
		};
		expect(await found('oil BUDGET')).toBe(2);
		expect(await found('50%')).toBe(1);
		expect(await found('of_b')).toBe(1);
		expect(await found('\\')).toBe(1);
		expect(await found('ünïon')).toBe(1);
		expect(await found('union')).toBe(1);
		expect(await found('မြန်မာ')).toBe(1);
		expect(await found("'; drop table snapshot; --")).toBe(0);
		expect(await found('  ')).toBe(2);
	});

	it('knows the newest of a watch and scenario, also before a time', async () => {
		for (const number of [0, 3, 6]) await archive.save(inventedSnapshot(number));
		const { taken } = inventedSnapshot(6);
		expect((await archive.latest('Alignment Watch', 'baseline'))?.title).toBe(
			'Sanctions week 6'.replace('Sanctions', 'Trade')
		);
		expect((await archive.latest('Alignment Watch', 'baseline', taken))?.title).toMatch(/week 3$/);
		expect(await archive.latest('Alignment Watch', 'other')).toBeNull();
		expect(await archive.latest('Another Watch', 'baseline')).toBeNull();
	});

	it('finds ids by their beginning, at most two', async () => {
		for (const letter of ['a', 'b', 'c'])
			await archive.save({ ...inventedSnapshot(1), id: `12345678${letter}`.padEnd(64, '0') });
		expect(await archive.idsBeginning('12345678b')).toHaveLength(1);
		expect(await archive.idsBeginning('12345678')).toHaveLength(2);
		expect(await archive.idsBeginning('9')).toEqual([]);
	});

	it('knows what corrects a briefing', async () => {
		const old = inventedSnapshot(1);
		await archive.save(old);
		await archive.save({ ...inventedSnapshot(2), corrects: old.id });
		expect((await archive.correctionsOf(old.id)).map(({ title }) => title)).toEqual([
			inventedSnapshot(2).title
		]);
	});

	it('keeps everything when it is opened again', async () => {
		await archive.save(inventedSnapshot(1));
		const again = await place.open();
		expect(await again.count()).toBe(1);
		await again.close();
	});

	it('takes briefings from two servers at once: none lost, none twice, no lock in the way', async () => {
		const other = await place.open();
		const numbers = Array.from({ length: 40 }, (_, index) => index);
		await Promise.all(
			numbers.flatMap((number) => [
				archive.save(inventedSnapshot(number)),
				other.save(inventedSnapshot(number)),
				other.save(inventedSnapshot(number + 100))
			])
		);
		expect(await archive.count()).toBe(80);
		await other.close();
	});

	it('may be opened for the first time by several servers at once', async () => {
		const fresh = await newPlace();
		const opened = await Promise.all([fresh.open(), fresh.open(), fresh.open()]);
		await opened[0].save(inventedSnapshot(1));
		expect(await opened[2].count()).toBe(1);
		await Promise.all(opened.map((one) => one.close()));
	});

	it('brings an archive of an older version up to date and keeps what is in it', async () => {
		const fresh = await newPlace();
		const old = await fresh.open(older);
		// The older version has neither a column for corrections nor one for positions yet.
		await expect(old.save(inventedSnapshot(1))).rejects.toThrow(/corrects|position/);
		await old.close();
		const upgraded = await fresh.open();
		await upgraded.save(inventedSnapshot(1));
		expect(await upgraded.count()).toBe(1);
		await upgraded.close();
	});

	it('refuses an archive of a newer version and leaves it as it is', async () => {
		const fresh = await newPlace();
		const future = await fresh.open(newer);
		await future.save(inventedSnapshot(1));
		await expect(fresh.open()).rejects.toThrow(
			/newer version of this program \(it has 9999-from-the-future\)/
		);
		expect(await future.count()).toBe(1);
		await future.close();
		const again = await fresh.open(newer);
		expect(await again.count()).toBe(1);
		await again.close();
	});
});

describe('opening an archive', () => {
	it('says which database does not answer, without its password', async () => {
		const databaseUrl = 'postgres://someone:secret@127.0.0.1:1/nothing';
		const opening = openArchive({ dataDir: 'unused', databaseUrl });
		await expect(opening).rejects.toThrow(/127\.0\.0\.1:1\/nothing doesn't answer/);
		await expect(opening).rejects.not.toThrow(/secret/);
	});

	it('opens a file where no database is named', async () => {
		const archive = await openArchive({ dataDir: await newFolder(), databaseUrl: null });
		expect(await archive.count()).toBe(0);
		await archive.close();
	});
});
