import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../src/lib/server/archive/open-archive.ts';
import { savesUntilKilled, seeded, type SavingPlace } from '../support/archive/kill-saves.ts';
import { startPostgres, type TestPostgres } from '../support/played/postgres.ts';
import { inventedSnapshot } from '../support/archive/snapshots.ts';
import { faultsOf } from '../support/archive/whole-archive.ts';

let postgres: TestPostgres;
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'archive-crash-'));
	postgres = await startPostgres();
});
afterAll(async () => {
	await postgres.stop();
	await rm(folder, { recursive: true });
});

const databases: Readonly<Record<string, () => Promise<SavingPlace>>> = {
	SQLite: () => Promise.resolve({ dataDir: join(folder, 'data'), databaseUrl: null }),
	PostgreSQL: async () => ({ dataDir: '', databaseUrl: await postgres.newDatabase() })
};

describe.each(Object.entries(databases))('processes that save into %s', (name, newPlace) => {
	// The full trial, ten kills of two hundred saves, is tests/bench/archive-kill.ts.
	it('lose nothing acknowledged to kill -9, and leave nothing half written', async () => {
		const place = await newPlace();
		const random = seeded(name.length);
		const acknowledged: string[] = [];
		for (const round of [0, 1]) {
			const kill = { after: 5 + Math.floor(random() * 30), micros: Math.floor(random() * 5000) };
			const ids = await savesUntilKilled(place, { first: round * 1000, count: 40, kill });
			expect(ids.length).toBeGreaterThanOrEqual(kill.after);
			acknowledged.push(...ids);
			const archive = await openArchive(place);
			expect(await faultsOf(archive, acknowledged)).toEqual([]);
			await archive.save(inventedSnapshot(round * 1000 + 500));
			await archive.close();
		}
	});

	it('may save at once, even the same: none lost, none twice, none refused', async () => {
		const place = await newPlace();
		const saving = [5000, 5000, 5020].map((first) =>
			savesUntilKilled(place, { first, count: 40, kill: null })
		);
		const acknowledged = (await Promise.all(saving)).flat();
		expect(acknowledged).toHaveLength(120);
		const archive = await openArchive(place);
		expect(await faultsOf(archive, acknowledged)).toEqual([]);
		await archive.close();
		expect(new Set(acknowledged).size).toBe(60);
	});
});
