import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LockError, withFileLock } from '#server/disk/file-lock.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a lock left by a process that was killed is removed, also where it had the same number, as in a container', async () => {
	const path = join(folder, '.watch.lock');
	const before = Date.now() / 1_000 - process.uptime() - 5;
	for (const left of [path, `${path}.asked`]) {
		writeFileSync(left, `${process.pid} ${hostname()} killed`);
		utimesSync(left, before, before);
	}
	expect(await withFileLock(path, () => Promise.resolve(readdirSync(folder)))).toEqual(['.watch.lock']);
	expect(readdirSync(folder)).toEqual([]);
});

it('one that this process has taken, in whatever thread or part of the program, is waited for', async () => {
	const path = join(folder, '.watch.lock');
	writeFileSync(path, `${process.pid} ${hostname()} of-another-thread`);
	const taking = withFileLock(path, () => Promise.resolve('taken'), 200);
	await expect(taking).rejects.toThrow(LockError);
	rmSync(path);
	expect(await withFileLock(path, () => Promise.resolve('taken'))).toBe('taken');
});

it('of one process only one holds it at a time', async () => {
	const path = join(folder, '.watch.lock');
	let holders = 0;
	const most: number[] = [];
	await Promise.all(
		Array.from({ length: 6 }, () =>
			withFileLock(path, async () => {
				most.push((holders += 1));
				await Promise.resolve(readdirSync(folder));
				holders -= 1;
			})
		)
	);
	expect(most).toEqual([1, 1, 1, 1, 1, 1]);
});
