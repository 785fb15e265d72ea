/** `npx tsx tests/bench/archive-size.ts`: listing and searching 10,000 briefings, 50 ms at the 95th percentile; memory flat. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archive } from '../../src/lib/server/archive/archive.ts';
import { openArchive } from '../../src/lib/server/archive/open-archive.ts';
import { startPostgres } from '../support/played/postgres.ts';
import { inventedSnapshot } from '../support/archive/snapshots.ts';

const COUNT = 10_000;
const ROUNDS = 1000;
const BUDGET = 50;

async function percentile(question: () => Promise<unknown>): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		const start = performance.now();
		await question();
		times.push(performance.now() - start);
	}
	return times.sort((a, b) => a - b)[Math.floor(ROUNDS * 0.95)] ?? 0;
}

const megabytes = (): number => Math.round(process.memoryUsage().rss / 1024 ** 2);

async function trial(name: string, archive: Archive): Promise<boolean> {
	for (let number = 0; number < COUNT; number += 20)
		await Promise.all(
			Array.from({ length: 20 }, (_, index) => archive.save(inventedSnapshot(number + index, 5_000)))
		);
	// The saving itself grew it: what counts is what asking adds.
	for (let round = 0; round < 100; round += 1) await archive.list({ limit: 51 });
	const before = megabytes();
	const found = {
		list: await percentile(() => archive.list({ limit: 51 })),
		search: await percentile(() => archive.list({ search: 'kyat week', limit: 51 })),
		'rare word': await percentile(() => archive.list({ search: '9998', limit: 51 })),
		'no such word': await percentile(() => archive.list({ search: 'unfindable', limit: 51 })),
		count: await percentile(() => archive.count('week'))
	};
	const line = Object.entries(found).map(([what, time]) => `${what} ${time.toFixed(1)} ms`);
	console.log(
		`${name}, ${COUNT} briefings, p95: ${line.join(', ')}; memory ${before} to ${megabytes()} MB over ${Object.keys(found).length * ROUNDS} questions`
	);
	await archive.close();
	return Object.values(found).every((time) => time <= BUDGET);
}

const folder = await mkdtemp(join(tmpdir(), 'archive-size-'));
const postgres = await startPostgres();
try {
	const sqlite = await trial('SQLite', await openArchive({ dataDir: folder, databaseUrl: null }));
	const databaseUrl = await postgres.newDatabase();
	const server = await trial('PostgreSQL', await openArchive({ dataDir: '', databaseUrl }));
	process.exitCode = sqlite && server ? 0 : 1;
} finally {
	await postgres.stop();
	await rm(folder, { recursive: true });
}
