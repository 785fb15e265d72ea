import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArchiveFault, type Archive } from '../../src/lib/server/archive/archive.ts';
import { openArchive } from '../../src/lib/server/archive/open-archive.ts';
import { openSqliteArchive } from '../../src/lib/server/archive/sql/sqlite-archive.ts';
import { migrations } from '../../src/lib/server/archive/sql/migrations.ts';
import { canMount, mountSmall, mountReadOnly, unmount } from '../support/mounts.ts';
import { inventedSnapshot } from '../support/archive/snapshots.ts';
import { faultsOf } from '../support/archive/whole-archive.ts';

describe('an archive where no folder can be made', () => {
	it('says so instead of waiting for ever', async () => {
		await expect(openArchive({ dataDir: '/proc/x/y', databaseUrl: null })).rejects.toThrow(
			/data folder \/proc\/x\/y can't be written.*DATA_DIR/
		);
		await expect(openArchive({ dataDir: 'package.json', databaseUrl: null })).rejects.toThrow(ArchiveFault);
	});
});

describe.skipIf(!canMount())('an archive on a small disk (skipped unless root may mount)', () => {
	let folder: string;
	let still: string;
	let archive: Archive | null = null;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'archive-disk-'));
		mountSmall(folder);
		still = join(folder, 'still');
		mkdirSync(still);
	});
	afterEach(async () => {
		await archive?.close().catch(() => undefined);
		archive = null;
		unmount(folder, still);
		rmSync(folder, { recursive: true });
	});

	const openedStill = async (readOnly = false): Promise<Archive> =>
		(archive = await openArchive({ dataDir: still, databaseUrl: null, readOnly }));

	it('tells a full disk, keeps what it has, and goes on once there is room', async () => {
		const full = (archive = await openSqliteArchive(folder));
		const kept: string[] = [];
		let fault: unknown = null;
		for (let number = 0; fault === null && number < 100; number += 1) {
			const snapshot = inventedSnapshot(number, 50_000);
			await full.save(snapshot).then(
				() => kept.push(snapshot.id),
				(error: unknown) => (fault = error)
			);
		}
		expect(fault).toBeInstanceOf(ArchiveFault);
		expect(String(fault)).toMatch(/is full. Nothing was kept; make room and try again/);
		expect(kept.length).toBeGreaterThan(5);
		expect(await faultsOf(full, kept)).toEqual([]);
		spawnSync('mount', ['-o', 'remount,size=8m', folder]);
		const later = inventedSnapshot(1000, 50_000);
		await full.save(later);
		expect(await faultsOf(full, [...kept, later.id])).toEqual([]);
	});

	it('tells a read-only folder, and shows what is there when asked for reading alone', async () => {
		const first = await openSqliteArchive(folder);
		const snapshot = inventedSnapshot(1);
		await first.save(snapshot);
		await first.close();
		mountReadOnly(folder, still);
		const saving = openedStill().then((one) => one.save(inventedSnapshot(2)));
		await expect(saving).rejects.toThrow(/can't be written. Nothing was kept; make it writable/);
		const shown = await openedStill(true);
		expect(await shown.textOf(snapshot.id)).toBe(snapshot.text);
		expect(await shown.list({ limit: 10, search: 'week' })).toHaveLength(1);
		await expect(shown.save(inventedSnapshot(2))).rejects.toThrow(/can't be written/);
	});

	it('tells a read-only folder in which there is no archive yet', async () => {
		mountReadOnly(folder, still);
		await expect(openedStill()).rejects.toThrow(/can't be written. Nothing was kept; make it writable/);
		await expect(openedStill(true)).rejects.toThrow(/no archive yet/);
	});

	it('does not show an older archive, which it may not bring up to date', async () => {
		const old = await openSqliteArchive(folder, {
			'0001-briefings': migrations['0001-briefings']
		} as typeof migrations);
		await old.close();
		mountReadOnly(folder, still);
		await expect(openedStill(true)).rejects.toThrow(/older version/);
	});
});
