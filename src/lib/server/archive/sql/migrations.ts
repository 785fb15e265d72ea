import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import { ArchiveFault } from '../archive.ts';
import * as briefings from './migrations/0001-briefings.ts';
import * as corrections from './migrations/0002-corrections.ts';
import * as positions from './migrations/0003-positions.ts';
import * as takers from './migrations/0004-takers.ts';
import * as sent from './migrations/0005-sent.ts';

/** By number; one that has been released is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
	'0001-briefings': briefings,
	'0002-corrections': corrections,
	'0003-positions': positions,
	'0004-takers': takers,
	'0005-sent': sent
};

const TABLE = 'kysely_migration';

async function appliedIn(db: Kysely<unknown>): Promise<readonly string[]> {
	const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
	if (!tables.some(({ name }) => name === TABLE)) return [];
	const { rows } = await sql<{ name: string }>`select name from ${sql.table(TABLE)} order by name`.execute(
		db
	);
	return rows.map(({ name }) => name);
}

/** Throws if the database lacks a migration, for whoever may not run one. */
export async function refuseOlder(db: Kysely<unknown>, known = migrations): Promise<void> {
	const applied = await appliedIn(db);
	if (Object.keys(known).every((name) => applied.includes(name))) return;
	throw new ArchiveFault(
		"The archive was written by an older version of this program and can't be brought up to date where it can't be written. Let a server open it once where it can."
	);
}

/** Throws if the database knows a migration that this program doesn't; asks only, changes nothing. */
export async function refuseNewer(db: Kysely<unknown>, known = migrations): Promise<void> {
	const newer = (await appliedIn(db)).filter((name) => !(name in known));
	if (newer.length === 0) return;
	throw new ArchiveFault(
		`The archive was written by a newer version of this program (it has ${newer.join(', ')}). It has been left untouched; start the newer version, or set DATA_DIR or DATABASE_URL to another archive.`
	);
}

/** Brings the tables up to date; whoever comes second waits for the first. */
export async function migrate(db: Kysely<unknown>, known = migrations): Promise<void> {
	const migrator = new Migrator({
		db,
		provider: { getMigrations: () => Promise.resolve({ ...known }) }
	});
	const { error } = await migrator.migrateToLatest();
	if (error !== undefined) throw error as Error;
}
