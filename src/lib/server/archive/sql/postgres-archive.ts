import {
	Kysely,
	PostgresDialect,
	sql,
	type Migration,
	type PostgresPool,
	type PostgresPoolClient
} from 'kysely';
import pg from 'pg';
import { ArchiveFault, type Archive } from '../archive.ts';
import type { Asking } from '../asking.ts';
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

/** How long a database may be silent, in milliseconds: before it has let us in, and over one question. */
export interface Patience {
	readonly connect: number;
	readonly answer: number;
}

const usualPatience: Patience = { connect: 5_000, answer: 10_000 };

/** At most five connections, none of which ends the program when it breaks, nor holds a reader up when it hangs. */
function poolAt(url: string, { connect, answer }: Patience): pg.Pool {
	const pool = new pg.Pool({
		connectionString: url,
		max: 5,
		keepAlive: true,
		connectionTimeoutMillis: connect,
		// On our side of the connection: the other may be what hangs, and poolers refuse `statement_timeout` at the start.
		query_timeout: answer
	});
	// A connection that breaks is replaced by the next question; its error, unheard, would end the program: the pool
	// hears the idle ones, and each hears its own while it is in use. The question that was under way fails by itself.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	return pool;
}

/**
 * The pool as it is asked. A connection that fell silent is closed instead of given back: whatever the next reader asked
 * of it would wait behind the question that nobody answered.
 */
function withoutSilent(pool: pg.Pool): PostgresPool {
	return {
		connect: async () => {
			const client = await pool.connect();
			let isLost = false;
			const query = async (sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> => {
				try {
					return await client.query(sql, [...parameters]);
				} catch (error) {
					isLost ||= remedyOf(error) === 'lost';
					throw error;
				}
			};
			// Kysely asks in this way, but for streams, of which the archive has none.
			const asked = query as unknown as PostgresPoolClient['query'];
			return { query: asked, release: () => client.release(isLost) };
		},
		end: () => pool.end()
	};
}

function addressOf(url: string): string {
	if (!URL.canParse(url)) return 'DATABASE_URL';
	const { host, pathname } = new URL(url);
	return `${host}${pathname}`;
}

/** In milliseconds: how often the database is asked whether another server has kept something, and for how long. */
const LOOK_AGAIN = 1_000;
const PATIENCE = 500;

/**
 * How many briefings there are, which tells of every save, as none is ever removed. Asked for once a second at most,
 * and once for all who wait; null where the database doesn't answer soon.
 */
function countOf(db: Kysely<ArchiveTables>): () => Promise<string | null> {
	let held: string | null = null;
	let askedAt = -Infinity;
	let asking: Promise<string | null> | null = null;
	const ask = async (): Promise<string | null> => {
		const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null).unref());
		const counting = sql<{ all: string }>`select count(*) as "all" from snapshot`
			.execute(db)
			.then(({ rows }) => rows[0]?.all ?? null)
			.catch(() => null);
		held = await Promise.race([counting, late]);
		askedAt = performance.now();
		return held;
	};
	return async () => {
		if (performance.now() - askedAt < LOOK_AGAIN) return held;
		asking ??= ask().finally(() => (asking = null));
		return asking;
	};
}

/** The archive in a PostgreSQL database; several servers may share it. */
export async function openPostgresArchive(
	url: string,
	known: Readonly<Record<string, Migration>> = migrations,
	patience = usualPatience
): Promise<Archive> {
	const where = addressOf(url);
	const db = new Kysely<ArchiveTables>({
		dialect: new PostgresDialect({ pool: withoutSilent(poolAt(url, patience)) })
	});
	try {
		await refuseNewer(db as Kysely<unknown>, known);
		await migrate(db as Kysely<unknown>, known);
		const ask: Asking = async (question) => {
			try {
				return await patiently(question);
			} catch (error) {
				throw faultOf(where, error);
			}
		};
		return new KyselyArchive(db, ask, countOf(db));
	} catch (error) {
		await db.destroy().catch(() => undefined);
		throw faultOf(where, error);
	}
}
