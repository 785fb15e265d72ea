import type { Kysely } from 'kysely';

/** A briefing may correct an older one; the newest of a scenario is found at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('snapshot').addColumn('corrects', 'text').execute();
	await db.schema.createIndex('snapshot_corrects').on('snapshot').column('corrects').execute();
	await db.schema
		.createIndex('snapshot_scenario')
		.on('snapshot')
		.columns(['watch', 'scenario', 'taken'])
		.execute();
}
