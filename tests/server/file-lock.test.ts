import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withFileLock } from '#server/disk/file-lock.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a lock left by a process that was killed is removed, also where it had the same number, as in a container', async () => {
	const path = join(folder, '.watch.lock');
	writeFileSync(path, `${process.pid} ${hostname()} killed`);
	writeFileSync(`${path}.asked`, `${process.pid} ${hostname()} killed-while-asking`);
	expect(await withFileLock(path, () => Promise.resolve(readdirSync(folder)))).toEqual(['.watch.lock']);
	expect(readdirSync(folder)).toEqual([]);
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
