import { Kysely, PostgresDialect, type Migration } from 'kysely';
import pg from 'pg';
import { ArchiveFault, type Archive } from './archive.ts';
import { KyselyArchive } from './kysely-archive.ts';
import { migrate, migrations, refuseNewer } from './migrations.ts';
import type { ArchiveTables } from './schema.ts';
import { mayPass, remedyOf, type Remedy } from './sql-state.ts';

const words: Readonly<Record<Exclude<Remedy, 'ours'>, (database: string, text: string) => string>> = {
	lost: (database) =>
		`${database} doesn't answer. Nothing is certain to have been kept; try again: the same briefing is never kept twice.`,
	busy: (database, text) => `${database} is busy (${text}). Nothing was kept; try again in a moment.`,
	conflict: (database) => `Other programs write to ${database} all the time. Nothing was kept; try again.`,
	full: (database) => `${database} has no room left on its disk. Nothing was kept.`,
	'locked-out': (database, text) => `${database} doesn't let us in (${text}). Check DATABASE_URL.`,
	'read-only': (database, text) => `${database} may not be written (${text}). Nothing was kept.`
};

/** What went wrong with the server, in words; its address is told without the password. */
function faultOf(where: string, error: unknown): Error {
	if (error instanceof ArchiveFault) return error;
	const remedy = remedyOf(error);
	const text = error instanceof Error ? error.message : String(error);
	if (remedy === 'ours') return error instanceof Error ? error : new Error(text);
	return new ArchiveFault(words[remedy](`The archive's database at ${where}`, text), error);
}

/** Before each further try, in milliseconds. */
const pauses = [100, 300, 900];
/** Whoever has waited as long isn't made to wait for another try. */
const LONGEST_WAIT = 2_000;

/**
 * Asks again where that may help: after a lost connection, or while the database is busy. Also a save may be asked for
 * twice: it is one transaction that keeps what isn't there yet, by a number made from the content.
 */
async function patiently<T>(question: () => Promise<T>): Promise<T> {
	const begun = performance.now();
	for (const pause of pauses) {
		try {
			return await question();
		} catch (error) {
			if (!mayPass(remedyOf(error)) || performance.now() - begun > LONGEST_WAIT) throw error;
			await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
		}
	}
	return question();
}

/** At most five connections, none of which ends the program when it breaks. */
function poolAt(url: string): pg.Pool {
	const pool = new pg.Pool({ connectionString: url, max: 5, connectionTimeoutMillis: 10_000 });
	// A connection that breaks is replaced by the next question; its error, unheard, would end the program: the pool
	// hears the idle ones, and each hears its own while it is in use. The question that was under way fails by itself.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	return pool;
}

function addressOf(url: string): string {
	if (!URL.canParse(url)) return 'DATABASE_URL';
	const { host, pathname } = new URL(url);
	return `${host}${pathname}`;
}

/** The archive in a PostgreSQL database; several servers may share it. */
export async function openPostgresArchive(
	url: string,
	known: Readonly<Record<string, Migration>> = migrations
): Promise<Archive> {
	const where = addressOf(url);
	const db = new Kysely<ArchiveTables>({ dialect: new PostgresDialect({ pool: poolAt(url) }) });
	try {
		await refuseNewer(db as Kysely<unknown>, known);
		await migrate(db as Kysely<unknown>, known);
		return new KyselyArchive(db, async (question) => {
			try {
				return await patiently(question);
			} catch (error) {
				throw faultOf(where, error);
			}
		});
	} catch (error) {
		await db.destroy().catch(() => undefined);
		throw faultOf(where, error);
	}
}
