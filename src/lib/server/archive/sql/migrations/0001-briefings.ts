import type { Kysely } from 'kysely';

/** Briefings: what lists show, and the records themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('record')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('text', 'text', (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('snapshot')
		.addColumn('id', 'text', (column) => column.primaryKey().references('record.id'))
		.addColumn('taken', 'text', (column) => column.notNull())
		.addColumn('as_of', 'text', (column) => column.notNull())
		.addColumn('title', 'text', (column) => column.notNull())
		.addColumn('watch', 'text', (column) => column.notNull())
		.addColumn('scenario', 'text', (column) => column.notNull())
		.addColumn('scenario_name', 'text', (column) => column.notNull())
		.addColumn('score', 'double precision')
		.addColumn('band', 'text')
		.addColumn('words', 'text', (column) => column.notNull())
		.execute();
	await db.schema.createIndex('snapshot_taken').on('snapshot').columns(['taken', 'id']).execute();
}
