import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqliteArchive } from '#server/archive/sqlite-archive.ts';
import { inventedSnapshot } from '../support/snapshots.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'archive-busy-'));
});
afterEach(async () => {
	await rm(folder, { recursive: true });
});

it('waits for a writer that holds the file, as often as it is asked', { timeout: 15_000 }, async () => {
	const archive = await openSqliteArchive(folder);
	const other = new Database(join(folder, 'archive.sqlite'));
	other.exec('create table other (number integer)');
	for (let round = 0; round < 5; round += 1) {
		other.exec('begin immediate');
		other.exec(`insert into other values (${round})`);
		const snapshot = inventedSnapshot(round);
		const saving = archive.save(snapshot);
		await new Promise((resolve) => setTimeout(resolve, 60));
		other.exec('commit');
		await saving;
		expect(await archive.textOf(snapshot.id)).toBe(snapshot.text);
	}
	other.close();
	await archive.close();
});
