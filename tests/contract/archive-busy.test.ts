import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqliteArchive } from '#server/archive/sql/sqlite-archive.ts';
import { inventedSnapshot } from '../support/archive/snapshots.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'archive-busy-'));
});
afterEach(async () => {
	await rm(folder, { recursive: true });
});

it('waits for a writer that holds the file, as often as it is asked', async () => {
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

it('keeps a turn that was taken after a wait, so that no second server takes it as well', async () => {
	const archive = await openSqliteArchive(folder);
	const second = await openSqliteArchive(folder);
	const other = new Database(join(folder, 'archive.sqlite'));
	await archive.sent.introduce({ name: 'mail', token: 'token', last: '2026-11-25' }, []);
	const turn = { receiver: 'mail', now: 1_000, until: 61_000 };
	for (let round = 0; round < 5; round += 1) {
		other.exec('begin immediate');
		const taking = archive.sent.take({ ...turn, holder: 'first' });
		await new Promise((resolve) => setTimeout(resolve, 60));
		other.exec('rollback');
		expect(await taking).toMatchObject({ name: 'mail' });
		expect(await second.sent.take({ ...turn, holder: 'second' })).toBeNull();
		await archive.sent.release('mail', 'first');
		// What another has written is seen at once, and is no reason to wait.
		await second.sent.finish('mail', `2026-11-2${round}`, []);
		expect(await archive.sent.receiver('mail')).toMatchObject({ last: `2026-11-2${round}` });
	}
	other.close();
	await archive.close();
	await second.close();
});
