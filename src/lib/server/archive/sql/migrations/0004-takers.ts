import type { Kysely } from 'kysely';

/** Who took a briefing, where a proxy says who has signed on. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('snapshot').addColumn('taker', 'text').execute();
}
