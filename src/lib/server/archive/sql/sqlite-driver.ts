import type Database from 'libsql';
import { SqliteDialect, SqliteDriver, type Driver } from 'kysely';

const open = new Set<Database.Database>();
/** Empties the log into the file: then there is one file to copy, readable also where nothing can be written. */
function emptyLog(database: Database.Database): void {
	if (!open.delete(database)) return;
	try {
		database.exec('pragma wal_checkpoint(truncate)');
	} catch {
		// Nobody needs it now: whoever opens the file next reads the log.
	}
}

process.once('exit', () => {
	for (const database of open) emptyLog(database);
});

/** Takes the write lock when a transaction begins, so that a second process waits instead of failing half-way. */
class ImmediateDriver extends SqliteDriver {
	readonly #database: Database.Database;
	#closed = false;

	constructor(database: Database.Database) {
		super({ database: database });
		this.#database = database;
		open.add(database);
	}

	override async destroy(): Promise<void> {
		this.#closed = true;
		emptyLog(this.#database);
		await super.destroy();
	}

	// By `exec`, which ends what was refused: a prepared statement stays open until it is collected as garbage, and a
	// refused "begin" that stays open neither lets another begin nor one commit.
	override beginTransaction(): Promise<void> {
		return this.#execute('begin immediate');
	}

	override commitTransaction(): Promise<void> {
		return this.#execute('commit');
	}

	/** A full disk has already rolled back; asking again would hide why. */
	override async rollbackTransaction(): Promise<void> {
		if (!this.#closed && this.#database.inTransaction) await this.#execute('rollback');
	}

	#execute(words: string): Promise<void> {
		return new Promise((resolve) => {
			this.#database.exec(words);
			resolve();
		});
	}
}

/** SQLite as Kysely knows it, but for transactions that lock at once and a log that is emptied at the end. */
export class ImmediateDialect extends SqliteDialect {
	readonly #database: Database.Database;

	constructor(database: Database.Database) {
		super({ database: database });
		this.#database = database;
	}

	override createDriver(): Driver {
		return new ImmediateDriver(this.#database);
	}
}
