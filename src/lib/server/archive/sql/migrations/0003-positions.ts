import type { Kysely } from 'kysely';

/** What lists colour a score by is called its position since method 2. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('snapshot').renameColumn('band', 'position').execute();
}
