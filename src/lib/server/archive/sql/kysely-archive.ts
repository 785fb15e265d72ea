import { sql, type ExpressionBuilder, type Kysely, type SqlBool, type Expression } from 'kysely';
import { foldedText } from '#present';
import type { Archive, NewSnapshot, SnapshotQuery, SnapshotSummary } from '../archive.ts';
import type { Asking } from '../asking.ts';
import { KyselySent } from './kysely-sent.ts';
import type { ArchiveTables } from './schema.ts';
import type { SentStore } from '../sent-store.ts';

type Row = Omit<ArchiveTables['snapshot'], 'words'>;
const columns = [
	'id',
	'taken',
	'as_of',
	'title',
	'watch',
	'scenario',
	'scenario_name',
	'score',
	'position',
	'corrects',
	'taker'
] as const satisfies readonly (keyof Row)[];

function summaryOf({ as_of, scenario_name, ...rest }: Row): SnapshotSummary {
	return { ...rest, asOf: as_of, scenarioName: scenario_name };
}

const MOST_WORDS = 8;

const patternOf = (word: string): string => `%${word.slice(0, 100).replace(/[\\%_]/g, '\\$&')}%`;

/**
 * Every word must occur somewhere; LIKE's own signs are taken as they are. Without accents, as the words are kept, or as
 * typed, for briefings kept by an older version.
 */
function matching(
	search: string,
	builder: ExpressionBuilder<ArchiveTables, 'snapshot'>
): Expression<SqlBool> {
	const words = search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
	const has = (word: string): Expression<SqlBool> =>
		sql<SqlBool>`${builder.ref('words')} like ${patternOf(word)} escape '\\'`;
	return builder.and(
		words.map((word) => builder.or([...new Set([word, foldedText(word)])].filter(Boolean).map(has)))
	);
}

/** The archive on any database that Kysely speaks. */
export class KyselyArchive implements Archive {
	readonly #db: Kysely<ArchiveTables>;
	readonly #ask: Asking;
	readonly #others: () => Promise<string | null>;
	readonly sent: SentStore;
	#saves = 0;

	/** `others` is another one after every save of another program; null where that can't be told soon. */
	constructor(db: Kysely<ArchiveTables>, ask: Asking, others: () => Promise<string | null>) {
		this.#db = db;
		this.#ask = ask;
		this.#others = others;
		this.sent = new KyselySent(db, ask);
	}

	async save({ text, words, ...summary }: NewSnapshot): Promise<void> {
		const { id, asOf, scenarioName, ...rest } = summary;
		const row = { id, ...rest, as_of: asOf, scenario_name: scenarioName, words: foldedText(words) };
		try {
			await this.#ask(() =>
				this.#db.transaction().execute(async (transaction) => {
					await transaction
						.insertInto('record')
						.values({ id, text })
						.onConflict((conflict) => conflict.column('id').doNothing())
						.execute();
					await transaction
						.insertInto('snapshot')
						.values(row)
						.onConflict((conflict) => conflict.column('id').doNothing())
						.execute();
				})
			);
		} finally {
			// Also after a fault: it may have been kept all the same.
			this.#saves += 1;
		}
	}

	async revision(): Promise<string | null> {
		const others = await this.#others();
		return others === null ? null : `${this.#saves} ${others}`;
	}

	async textOf(id: string): Promise<string | null> {
		const row = await this.#ask(() =>
			this.#db.selectFrom('record').select('text').where('id', '=', id).executeTakeFirst()
		);
		return row?.text ?? null;
	}

	async list({ search = '', after = null, limit }: SnapshotQuery): Promise<readonly SnapshotSummary[]> {
		let query = this.#db.selectFrom('snapshot').select(columns);
		if (search.trim() !== '') query = query.where((eb) => matching(search, eb));
		if (after !== null)
			query = query.where((eb) =>
				eb.or([
					eb('taken', '<', after.taken),
					eb.and([eb('taken', '=', after.taken), eb('id', '<', after.id)])
				])
			);
		const rows = await this.#ask(() =>
			query.orderBy('taken', 'desc').orderBy('id', 'desc').limit(limit).execute()
		);
		return rows.map(summaryOf);
	}

	async count(search = ''): Promise<number> {
		let query = this.#db.selectFrom('snapshot').select(({ fn }) => fn.countAll<number | string>().as('all'));
		if (search.trim() !== '') query = query.where((eb) => matching(search, eb));
		const row = await this.#ask(() => query.executeTakeFirst());
		return Number(row?.all ?? 0);
	}

	async latest(watch: string, scenario: string, before?: string): Promise<SnapshotSummary | null> {
		let query = this.#db
			.selectFrom('snapshot')
			.select(columns)
			.where('watch', '=', watch)
			.where('scenario', '=', scenario);
		if (before !== undefined) query = query.where('taken', '<', before);
		const row = await this.#ask(() =>
			query.orderBy('taken', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
		);
		return row === undefined ? null : summaryOf(row);
	}

	async idsBeginning(prefix: string): Promise<readonly string[]> {
		const rows = await this.#ask(() =>
			this.#db
				.selectFrom('snapshot')
				.select('id')
				.where('id', '>=', prefix)
				.where('id', '<=', `${prefix}g`)
				.limit(2)
				.execute()
		);
		return rows.map(({ id }) => id);
	}

	async correctionsOf(id: string): Promise<readonly SnapshotSummary[]> {
		const rows = await this.#ask(() =>
			this.#db
				.selectFrom('snapshot')
				.select(columns)
				.where('corrects', '=', id)
				.orderBy('taken')
				.limit(100)
				.execute()
		);
		return rows.map(summaryOf);
	}

	async close(): Promise<void> {
		await this.#db.destroy();
	}
}
