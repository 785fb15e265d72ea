import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from '#server/disk/make-folder.ts';

let place: string;
beforeEach(() => {
	place = mkdtempSync(join(tmpdir(), 'folders-'));
});
afterEach(() => rmSync(place, { recursive: true }));

it('is made also where another program has just made the one above it', async () => {
	for (let round = 0; round < 20; round += 1) {
		const above = join(place, `${round}`);
		const folder = join(above, 'data');
		const making = makeFolder(folder);
		// Another thread finds out meanwhile that the one above isn't there; this one hears of it once it is.
		for (let looks = 0; looks < 1_000; looks += 1) existsSync(folder);
		mkdirSync(above);
		await making;
		expect(statSync(folder).isDirectory()).toBe(true);
	}
});

it('ends where none can be made', async () => {
	await expect(makeFolder('/proc/nowhere/data')).rejects.toThrow('ENOENT');
});
