/** Saves invented briefings one after the other and prints the id of each that the archive has acknowledged. */
import { writeSync } from 'node:fs';
import { openArchive } from '../../../src/lib/server/archive/open-archive.ts';
import { inventedSnapshot } from './snapshots.ts';

const [first = 0, count = 0] = process.argv.slice(2).map(Number);
const archive = await openArchive({
	dataDir: process.env.DATA_DIR ?? '',
	databaseUrl: process.env.DATABASE_URL || null
});
for (let number = first; number < first + count; number += 1) {
	const snapshot = inventedSnapshot(number, 40_000);
	await archive.save(snapshot);
	writeSync(1, `${snapshot.id}\n`);
}
await archive.close();
