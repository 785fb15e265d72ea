import { dayText, shown } from '#parse';
import type { Harvest, ImportLog } from '../import-log.ts';
import { owned } from '../table/selection.ts';

export type EntryKind = 'individual' | 'entity' | 'vessel' | 'aircraft';

const KINDS: readonly EntryKind[] = ['individual', 'entity', 'vessel', 'aircraft'];
const plural: Readonly<Record<EntryKind, string>> = {
	individual: 'individuals',
	entity: 'entities',
	vessel: 'vessels',
	aircraft: 'aircraft'
};

/** Individuals and entities, unless the block says which; ships and planes are no people. */
const USUAL_KINDS: readonly EntryKind[] = ['individual', 'entity'];

/** Counts the entries of a list, each once however many rows it has. */
export class EntryCount {
	readonly #ids: Readonly<Record<EntryKind, Set<string>>> = {
		individual: new Set(),
		entity: new Set(),
		vessel: new Set(),
		aircraft: new Set()
	};

	/** An entry that is of two kinds is an issue: two lists may have been put together. */
	add(id: string, kind: EntryKind, log: ImportLog): void {
		if (this.#ids[kind].has(id)) return;
		const other = KINDS.find((one) => this.#ids[one].has(id));
		this.#ids[kind].add(owned(id));
		if (other !== undefined)
			log.issues.add({
				code: 'import/two-values',
				field: 'id',
				expected: 'one kind for each entry',
				received: `${kind} and ${other} for ${shown(id)}`,
				hint: 'files may have been put together; download one anew'
			});
	}

	/** One observation for the day the list was published; an issue when no day is known. */
	harvest(
		kinds: readonly EntryKind[] = USUAL_KINDS,
		list: string,
		published: number | null,
		log: ImportLog
	): Harvest {
		const day = published ?? log.released ?? log.modified;
		if (day === null && !log.isStopped())
			log.issues.add({
				code: 'import/no-date',
				field: 'published',
				expected: 'the day on which the list was published',
				received: 'a file without a date',
				hint: 'say when it was published'
			});
		if (day === null) return log.harvest([]);
		const value = kinds.reduce((sum, kind) => sum + this.#ids[kind].size, 0);
		const counts = KINDS.filter((kind) => this.#ids[kind].size > 0 || kinds.includes(kind)).map(
			(kind) => `${this.#ids[kind].size} ${plural[kind]}`
		);
		const counted = kinds.map((kind) => plural[kind]).join(' and ');
		return log.harvest([
			{
				period: dayText(day),
				value,
				low: null,
				high: null,
				status: 'A',
				locator: `${list}, entries counted`,
				note: `On the list: ${counts.join(', ')}. Counted here: ${counted}.`
			}
		]);
	}
}
