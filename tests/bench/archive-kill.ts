/** `npx tsx tests/bench/archive-kill.ts`: kill -9 at ten seeded moments during 200 saves, on both databases. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../src/lib/server/archive/open-archive.ts';
import { savesUntilKilled, seeded, type SavingPlace } from '../support/archive/kill-saves.ts';
import { startPostgres } from '../support/played/postgres.ts';
import { faultsOf } from '../support/archive/whole-archive.ts';

const KILLS = 10;
const SAVES = 200;

async function trial(name: string, place: SavingPlace): Promise<boolean> {
	const random = seeded(2026);
	const acknowledged: string[] = [];
	const faults: string[] = [];
	for (let round = 0; round < KILLS; round += 1) {
		const kill = { after: 1 + Math.floor(random() * (SAVES - 2)), micros: Math.floor(random() * 5000) };
		acknowledged.push(...(await savesUntilKilled(place, { first: round * SAVES, count: SAVES, kill })));
		const archive = await openArchive(place);
		faults.push(...(await faultsOf(archive, acknowledged)));
		if (round === KILLS - 1)
			console.log(
				`${name}: ${KILLS} kills, ${acknowledged.length} acknowledged, ${await archive.count()} there`
			);
		await archive.close();
	}
	console.log(`${name}: ${faults.length === 0 ? 'none lost, none half written' : faults.join('\n')}`);
	return faults.length === 0;
}

const folder = await mkdtemp(join(tmpdir(), 'archive-kill-'));
const postgres = await startPostgres();
try {
	const sqlite = await trial('SQLite', { dataDir: folder, databaseUrl: null });
	const server = await trial('PostgreSQL', { dataDir: '', databaseUrl: await postgres.newDatabase() });
	process.exitCode = sqlite && server ? 0 : 1;
} finally {
	await postgres.stop();
	await rm(folder, { recursive: true });
}
