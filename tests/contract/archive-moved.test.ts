import { mkdtempSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ArchiveFault, type Archive } from '../../src/lib/server/archive/archive.ts';
import { openSqliteArchive } from '../../src/lib/server/archive/sql/sqlite-archive.ts';
import { inventedSnapshot } from '../support/archive/snapshots.ts';

let place: string;
let archive: Archive;
const data = (): string => join(place, 'data');
beforeEach(async () => {
	place = mkdtempSync(join(tmpdir(), 'archive-moved-'));
	archive = await openSqliteArchive(data());
	await archive.save(inventedSnapshot(1));
});
afterEach(async () => {
	await archive.close();
	rmSync(place, { recursive: true });
});

it('acknowledges nothing while its folder is moved away, and goes on when it is back', async () => {
	renameSync(data(), join(place, 'elsewhere'));
	await expect(archive.save(inventedSnapshot(2))).rejects.toThrow(
		/moved, deleted or replaced.*Nothing was kept/
	);
	await expect(archive.count()).rejects.toThrow(ArchiveFault);
	renameSync(join(place, 'elsewhere'), data());
	expect(await archive.count()).toBe(1);
	await archive.save(inventedSnapshot(2));
	expect(await archive.count()).toBe(2);
});

it('acknowledges nothing once its file is deleted or another stands in its place', async () => {
	renameSync(data(), join(place, 'elsewhere'));
	mkdirSync(data());
	const other = await openSqliteArchive(data());
	await expect(archive.save(inventedSnapshot(3))).rejects.toThrow('put it back, or start the server again');
	expect(await other.count()).toBe(0);
	await other.close();
	rmSync(data(), { recursive: true });
	await expect(archive.save(inventedSnapshot(3))).rejects.toThrow(ArchiveFault);
});
