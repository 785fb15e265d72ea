import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { Kysely, type Migration } from 'kysely';
import { makeFolder } from '../../disk/make-folder.ts';
import { ArchiveFault, type Archive } from '../archive.ts';
import type { Asking } from '../asking.ts';
import { KyselyArchive } from './kysely-archive.ts';
import { migrate, migrations, refuseNewer, refuseOlder } from './migrations.ts';
import type { ArchiveTables } from './schema.ts';
import { ImmediateDialect } from './sqlite-driver.ts';
import { faultOf, isBusy } from './sqlite-faults.ts';

/** Whoever asks waits this long at most while other programs write, in milliseconds. */
const LONGEST_WAIT = 30_000;

/**
 * Asks again while another process writes. SQLite's own waiting would hold up everything else in this process; ours
 * doesn't. Whatever is asked twice must do no more than asked once.
 */
async function patiently<T>(question: () => Promise<T>): Promise<T> {
	const until = performance.now() + LONGEST_WAIT;
	for (let pause = 1; ; pause = Math.min(20, pause * 2)) {
		try {
			return await question();
		} catch (error) {
			if (!isBusy(error) || performance.now() > until) throw error;
			await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
		}
	}
}

/** In kilobytes: a search reads the whole list, which doesn't fit into SQLite's usual two megabytes. */
const cacheSize = 'cache_size = -40000';

/** Brings the tables up to date in one transaction: a program that is killed half-way leaves them as they were. */
async function migrateLocked(
	database: Database.Database,
	db: Kysely<ArchiveTables>,
	known: Readonly<Record<string, Migration>>
): Promise<void> {
	database.exec('begin immediate');
	try {
		await migrate(db as Kysely<unknown>, known);
		database.exec('commit');
	} catch (error) {
		if (database.inTransaction) database.exec('rollback');
		throw error;
	}
}

/**
 * Opens the file and brings it up to date, or leaves nothing open: a busy file is opened afresh each time it is tried,
 * as a question that was refused stays open on its connection.
 */
async function openUpToDate(
	file: string,
	known: Readonly<Record<string, Migration>>
): Promise<{ database: Database.Database; db: Kysely<ArchiveTables> }> {
	const database = new Database(file);
	const db = new Kysely<ArchiveTables>({ dialect: new ImmediateDialect(database) });
	try {
		await refuseNewer(db as Kysely<unknown>, known);
		for (const setting of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', cacheSize])
			database.exec(`pragma ${setting}`);
		await migrateLocked(database, db, known);
		return { database, db };
	} catch (error) {
		await db.destroy().catch(() => undefined);
		throw error;
	}
}

/** Which file stands at a path, whatever it is called. */
function identityOf(file: string): string {
	const found = statSync(file, { throwIfNoEntry: false });
	return found === undefined ? '' : `${found.dev} ${found.ino}`;
}

/** The system lets a program write on into a file that was moved or deleted, where nobody finds it again. */
function refuseMoved(file: string, opened: string): void {
	if (identityOf(file) === opened) return;
	throw new ArchiveFault(
		`The archive ${file} has been moved, deleted or replaced while the server runs. Nothing was kept; put it back, or start the server again.`
	);
}

/**
 * The archive as one file, `archive.sqlite`, in a folder that is made if need be. Every save is on disk before it is
 * acknowledged (write-ahead log, synchronous=FULL).
 */
export async function openSqliteArchive(folder: string, known = migrations): Promise<Archive> {
	try {
		await makeFolder(folder);
		const file = join(folder, 'archive.sqlite');
		const { database, db } = await patiently(() => openUpToDate(file, known));
		const opened = identityOf(file);
		const ask: Asking = async (question) => {
			try {
				refuseMoved(file, opened);
				const answer = await patiently(question);
				// Also moved while it was asked: what was kept is elsewhere then, and must not be called safe.
				refuseMoved(file, opened);
				return answer;
			} catch (error) {
				throw faultOf(folder, error);
			}
		};
		// SQLite counts for each connection what the others have written.
		const version = database.prepare('pragma data_version');
		return new KyselyArchive(db, ask, () => {
			if (identityOf(file) !== opened) return Promise.resolve(null);
			return Promise.resolve(String((version.get() as { data_version: number }).data_version));
		});
	} catch (error) {
		throw faultOf(folder, error);
	}
}

/**
 * The archive of a folder that nobody may write, for reading alone. SQLite reads such a file only when told that nobody
 * else changes it; a log beside it means that somebody does, or that a server was killed before it had tidied up.
 */
export async function openStillSqliteArchive(folder: string, known = migrations): Promise<Archive> {
	const file = join(folder, 'archive.sqlite');
	if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
		throw new ArchiveFault(
			`The archive in ${folder} can't be written and hasn't been closed: its latest briefings are in archive.sqlite-wal. Let a server open it where it can be written, and stop that server.`
		);
	let db: Kysely<ArchiveTables> | null = null;
	try {
		const database = new Database(`${pathToFileURL(resolve(file)).href}?immutable=1`, { readonly: true });
		const opened = new Kysely<ArchiveTables>({ dialect: new ImmediateDialect(database) });
		db = opened;
		await refuseNewer(opened as Kysely<unknown>, known);
		await refuseOlder(opened as Kysely<unknown>, known);
		const ask: Asking = async (question) => {
			try {
				return await question();
			} catch (error) {
				throw faultOf(folder, error);
			}
		};
		return new KyselyArchive(opened, ask, () => Promise.resolve('still'));
	} catch (error) {
		await db?.destroy().catch(() => undefined);
		throw faultOf(folder, error);
	}
}
