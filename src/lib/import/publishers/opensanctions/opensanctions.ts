import type { OpenSanctionsBlock } from './block.ts';
import { EntryCount, type EntryKind } from '../../reading/shared/entry-count.ts';
import { foreignDay } from '../../reading/table/foreign-date.ts';
import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { jsonRecords } from '../../reading/file/json-stream.ts';
import { owned, Selection } from '../../reading/table/selection.ts';
import { textChunks } from '../../reading/file/text-stream.ts';
import { nestedTarget, type Target } from './nested-target.ts';

const form: TableForm<'id' | 'schema' | 'countries' | 'dataset' | 'programmes' | 'sanctions' | 'seen'> = {
	name: 'targets.simple.csv of OpenSanctions',
	columns: {
		id: ['id'],
		schema: ['schema'],
		countries: ['countries'],
		dataset: ['dataset', 'datasets'],
		programmes: ['program_ids'],
		sanctions: ['sanctions'],
		seen: ['last_seen']
	},
	required: ['id', 'schema', 'countries', 'dataset']
};

/**
 * OpenSanctions' targets by country, programme and dataset, people and bodies apart: targets.simple.csv, or
 * targets.nested.json with a record a line. The newest `last_seen` is the list's date.
 */
export async function readOpenSanctions(
	chunks: AsyncIterable<Uint8Array>,
	block: OpenSanctionsBlock,
	published: number | null,
	log: ImportLog,
	isJson: boolean
): Promise<Harvest> {
	const targets = new Targets(block, log);
	if (isJson) {
		for await (const batch of jsonRecords(textChunks(chunks, log), log, true))
			for (const record of batch) targets.add(nestedTarget(record));
	} else {
		const table = await ForeignTable.open(chunks, form, log);
		if (table === null) return log.harvest([]);
		const { places } = table;
		for await (const batch of table.batches())
			for (const { cells } of batch) {
				const list = (place: number): readonly string[] => (cells[place] ?? '').split(';');
				targets.add({
					id: cells[places.id] ?? '',
					schema: cells[places.schema] ?? '',
					countries: list(places.countries),
					programmes: list(places.programmes),
					datasets: list(places.dataset),
					isSanctioned: [places.programmes, places.sanctions].some((place) =>
						/[^\s";]/.test(cells[place] ?? '')
					),
					seen: cells[places.seen] ?? ''
				});
			}
	}
	return targets.harvest(isJson ? 'targets.nested.json' : 'targets.simple.csv', published);
}

class Targets {
	readonly #block: OpenSanctionsBlock;
	readonly #log: ImportLog;
	readonly #country: Selection;
	readonly #programme: Selection;
	readonly #dataset: Selection;
	readonly #count = new EntryCount();
	#seen = '';
	/** All targets, those that a sanction is told of, and those asked for that none is. */
	#targets = 0;
	#sanctioned = 0;
	#others = 0;

	constructor(block: OpenSanctionsBlock, log: ImportLog) {
		this.#block = block;
		this.#log = log;
		this.#country = new Selection('country', block.country);
		this.#programme = new Selection('programme', block.programme);
		this.#dataset = new Selection('dataset', block.dataset);
	}

	add({ id, schema, countries, programmes, datasets, isSanctioned, seen }: Target): void {
		this.#targets += 1;
		if (isSanctioned) this.#sanctioned += 1;
		if (seen > this.#seen) this.#seen = owned(seen);
		const isWanted =
			this.#country.has(...countries) && this.#programme.has(...programmes) && this.#dataset.has(...datasets);
		const kind = kindOf(schema);
		if (!isWanted || kind === null) return;
		if (isSanctioned) this.#count.add(id, kind, this.#log);
		else this.#others += 1;
	}

	harvest(list: string, published: number | null): Harvest {
		for (const selection of [this.#country, this.#programme, this.#dataset])
			selection.complainIfEmpty(this.#log);
		const { programme, dataset } = this.#block;
		const isMixed = this.#sanctioned * 2 < this.#targets && programme === undefined && dataset === undefined;
		if (this.#sanctioned === 0)
			this.#complainOfOtherList('another of OpenSanctions’ collections: no entry does');
		else if (isMixed)
			this.#complainOfOtherList(
				`a mixed collection: ${this.#targets - this.#sanctioned} of ${this.#targets} entries don’t, and of the others some are wanted or barred from contracts`
			);
		if (this.#others > 0)
			this.#log.notices.add({
				code: 'import/unsanctioned',
				field: 'sanctions',
				expected: 'entries that a sanction is told of',
				received: `${this.#others} of those asked for without one`,
				hint: 'they are not counted'
			});
		this.#log.released = foreignDay(this.#seen);
		return this.#count.harvest(this.#block.kinds, list, published, this.#log);
	}

	/** The same form holds politicians, owners of companies, the wanted, and a collection of all of them. */
	#complainOfOtherList(received: string): void {
		if (this.#log.isStopped()) return;
		this.#log.issues.add({
			code: 'import/wrong-list',
			field: 'sanctions',
			expected: 'a collection of sanctions, whose entries name a programme or say what the sanction is',
			received,
			hint: 'download the dataset "sanctions" or a list of sanctions, or name a programme or dataset in the import block'
		});
	}
}

/** FollowTheMoney's schemata; securities and addresses are no targets of ours. */
function kindOf(schema: string): EntryKind | null {
	if (schema === 'Person') return 'individual';
	if (schema === 'Vessel') return 'vessel';
	if (schema === 'Airplane') return 'aircraft';
	return /^(?:Organization|Company|LegalEntity|PublicBody)$/.test(schema) ? 'entity' : null;
}
