import { Kysely, PostgresDialect, type Migration } from 'kysely';
import pg from 'pg';
import { ArchiveFault, type Archive } from './archive.ts';
import { KyselyArchive } from './kysely-archive.ts';
import { migrate, migrations, refuseNewer } from './migrations.ts';
import type { ArchiveTables } from './schema.ts';

const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What went wrong with the server, in words; its address is told without the password. */
function faultOf(where: string, error: unknown): Error {
	if (error instanceof ArchiveFault) return error;
	const code = codeOf(error);
	const text = error instanceof Error ? error.message : String(error);
	const because = (what: string): ArchiveFault => new ArchiveFault(what, error);
	if (/^(ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EPIPE|57P|08)/.test(code) || /timeout|terminated/i.test(text))
		return because(`The archive's database at ${where} doesn't answer. Nothing was kept; try again.`);
	if (/^(28|3D)/.test(code))
		return because(`The archive's database at ${where} doesn't let us in (${text}). Check DATABASE_URL.`);
	if (code === '53100')
		return because(`The archive's database at ${where} has no room left on its disk. Nothing was kept.`);
	if (code === '25006' || code === '42501')
		return because(`The archive's database at ${where} may not be written (${text}). Nothing was kept.`);
	return error instanceof Error ? error : new Error(text);
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
	const pool = new pg.Pool({ connectionString: url, max: 5, connectionTimeoutMillis: 10_000 });
	// A connection that breaks while idle is replaced by the next question; unheard, it would end the program.
	pool.on('error', () => undefined);
	const db = new Kysely<ArchiveTables>({ dialect: new PostgresDialect({ pool }) });
	try {
		await refuseNewer(db as Kysely<unknown>, known);
		await migrate(db as Kysely<unknown>, known);
		return new KyselyArchive(db, async (question) => {
			try {
				return await question();
			} catch (error) {
				throw faultOf(where, error);
			}
		});
	} catch (error) {
		await db.destroy().catch(() => undefined);
		throw faultOf(where, error);
	}
}
