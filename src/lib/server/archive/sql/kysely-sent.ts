import type { Kysely, Transaction } from 'kysely';
import type { Asking } from '../asking.ts';
import type { ArchiveTables } from './schema.ts';
import type { Receiver, SentStore, Told, Turn } from '../sent-store.ts';

const columns = ['name', 'token', 'failures', 'wait_until', 'last', 'begun', 'stopped'] as const;

type Row = Pick<ArchiveTables['receiver'], (typeof columns)[number]>;

const receiverOfRow = ({ wait_until, ...rest }: Row): Receiver => ({ ...rest, waitUntil: wait_until });

/** Rows of one statement: databases bound how many values it may have. */
const AT_ONCE = 500;

async function writeTold(
	db: Kysely<ArchiveTables> | Transaction<ArchiveTables>,
	receiver: string,
	told: readonly Told[]
): Promise<void> {
	for (let at = 0; at < told.length; at += AT_ONCE)
		await db
			.insertInto('told')
			.values(told.slice(at, at + AT_ONCE).map((one) => ({ receiver, ...one })))
			.onConflict((conflict) =>
				conflict
					.columns(['receiver', 'entry'])
					.doUpdateSet((update) => ({ version: update.ref('excluded.version') }))
			)
			.execute();
}

async function findIn(
	db: Kysely<ArchiveTables>,
	by: 'name' | 'token',
	value: string
): Promise<Receiver | null> {
	const row = await db.selectFrom('receiver').select(columns).where(by, '=', value).executeTakeFirst();
	return row === undefined ? null : receiverOfRow(row);
}

/** What was sent, on any database that Kysely speaks. Each question may be asked twice and does no more then. */
export class KyselySent implements SentStore {
	readonly #db: Kysely<ArchiveTables>;
	readonly #ask: Asking;

	constructor(db: Kysely<ArchiveTables>, ask: Asking) {
		this.#db = db;
		this.#ask = ask;
	}

	/**
	 * Whatever writes does so in a transaction, also by one statement: SQLite refuses a busy file when that begins. A
	 * statement of its own that is refused stays open on its connection, holds back what is written after it, and takes
	 * it back when it ends.
	 */
	#write<T>(act: (transaction: Transaction<ArchiveTables>) => Promise<T>): Promise<T> {
		return this.#ask(() => this.#db.transaction().execute(act));
	}

	#find(by: 'name' | 'token', value: string): Promise<Receiver | null> {
		return this.#ask(() => findIn(this.#db, by, value));
	}

	receiver(name: string): Promise<Receiver | null> {
		return this.#find('name', name);
	}

	receiverOf(token: string): Promise<Receiver | null> {
		return this.#find('token', token);
	}

	async introduce(
		{ name, token, last }: Pick<Receiver, 'name' | 'token' | 'last'>,
		told: readonly Told[]
	): Promise<void> {
		const nobody = { holder: '', held_until: 0, failures: 0, wait_until: 0, begun: null, stopped: null };
		await this.#write(async (transaction) => {
			const { numInsertedOrUpdatedRows } = await transaction
				.insertInto('receiver')
				.values({ name, token, last, ...nobody })
				.onConflict((conflict) => conflict.column('name').doNothing())
				.executeTakeFirstOrThrow();
			if (numInsertedOrUpdatedRows !== 0n) await writeTold(transaction, name, told);
		});
	}

	async told(receiver: string): Promise<ReadonlyMap<string, number>> {
		const rows = await this.#ask(() =>
			this.#db.selectFrom('told').select(['entry', 'version']).where('receiver', '=', receiver).execute()
		);
		return new Map(rows.map(({ entry, version }) => [entry, version]));
	}

	take({ receiver, holder, now, until }: Turn): Promise<Receiver | null> {
		return this.#write(async (transaction) => {
			const { numUpdatedRows } = await transaction
				.updateTable('receiver')
				.set({ holder, held_until: until })
				.where('name', '=', receiver)
				.where('wait_until', '<=', now)
				.where((eb) => eb.or([eb('holder', '=', holder), eb('held_until', '<', now)]))
				.executeTakeFirst();
			return numUpdatedRows === 0n ? null : findIn(transaction, 'name', receiver);
		});
	}

	async release(receiver: string, holder: string): Promise<void> {
		await this.#set(receiver, { holder: '', held_until: 0 }, holder);
	}

	async tell(receiver: string, told: readonly Told[]): Promise<void> {
		await this.#write(async (transaction) => {
			await writeTold(transaction, receiver, told);
			await transaction
				.updateTable('receiver')
				.set({ failures: 0, wait_until: 0 })
				.where('name', '=', receiver)
				.where('failures', '>', 0)
				.execute();
		});
	}

	async wait(receiver: string, failures: number, until: number): Promise<void> {
		await this.#set(receiver, { failures, wait_until: until, begun: null });
	}

	async begin(receiver: string, day: string): Promise<void> {
		await this.#set(receiver, { begun: day });
	}

	async finish(receiver: string, last: string, told: readonly Told[]): Promise<void> {
		await this.#write(async (transaction) => {
			await writeTold(transaction, receiver, told);
			await transaction
				.updateTable('receiver')
				.set({ last, begun: null, failures: 0, wait_until: 0 })
				.where('name', '=', receiver)
				.execute();
		});
	}

	async stop(token: string, time: string | null): Promise<void> {
		await this.#write((transaction) =>
			transaction.updateTable('receiver').set({ stopped: time }).where('token', '=', token).execute()
		);
	}

	async #set(
		receiver: string,
		values: Partial<ArchiveTables['receiver']>,
		holder: string | null = null
	): Promise<void> {
		await this.#write((transaction) => {
			const update = transaction.updateTable('receiver').set(values).where('name', '=', receiver);
			return (holder === null ? update : update.where('holder', '=', holder)).execute();
		});
	}
}
