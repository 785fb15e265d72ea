import type { Kysely } from 'kysely';

/** Who is sent what is new, whose turn it is to send, and what each has been told. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('receiver')
		.addColumn('name', 'text', (column) => column.primaryKey())
		.addColumn('token', 'text', (column) => column.notNull())
		.addColumn('holder', 'text', (column) => column.notNull())
		.addColumn('held_until', 'double precision', (column) => column.notNull())
		.addColumn('failures', 'integer', (column) => column.notNull())
		.addColumn('wait_until', 'double precision', (column) => column.notNull())
		.addColumn('last', 'text', (column) => column.notNull())
		.addColumn('begun', 'text')
		.addColumn('stopped', 'text')
		.execute();
	await db.schema.createIndex('receiver_token').unique().on('receiver').column('token').execute();
	await db.schema
		.createTable('told')
		.addColumn('receiver', 'text', (column) => column.notNull().references('receiver.name'))
		.addColumn('entry', 'text', (column) => column.notNull())
		.addColumn('version', 'integer', (column) => column.notNull())
		.addPrimaryKeyConstraint('told_once', ['receiver', 'entry'])
		.execute();
}
