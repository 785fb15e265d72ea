import type { Day } from '#engine';
import { EntryCount, type EntryKind } from './entry-count.ts';
import type { Harvest, ImportLog } from '../import-log.ts';
import { Selection } from '../table/selection.ts';

/** What every list of sanctions is asked: which programmes (regimes, countries), and which kinds of entry. */
interface ListBlock {
	readonly programme: string | readonly string[];
	readonly kinds?: readonly EntryKind[] | undefined;
}

/** An entry, or one of the rows that tell of it. */
export interface ListEntry {
	readonly id: string;
	readonly kind: EntryKind;
	/** All names under which its programme may be asked for. */
	readonly programmes: readonly string[];
}

/** Counts a list's entries of the programmes asked for, each once however many rows tell of it. */
export class ListReading {
	readonly #block: ListBlock;
	readonly #log: ImportLog;
	readonly #programme: Selection;
	readonly #count = new EntryCount();

	constructor(block: ListBlock, log: ImportLog) {
		this.#block = block;
		this.#log = log;
		this.#programme = new Selection('programme', block.programme);
	}

	add({ id, kind, programmes }: ListEntry, line: number): void {
		if (id === '') this.#complainOfId(line);
		else if (this.#programme.has(...programmes)) this.#count.add(id, kind, this.#log);
	}

	/** One observation, for the day the list was published; `list` is what it is called. */
	harvest(list: string, published: Day | null): Harvest {
		this.#programme.complainIfEmpty(this.#log);
		return this.#count.harvest(this.#block.kinds, list, published, this.#log);
	}

	/** Entries can't be told apart without it. */
	#complainOfId(line: number): void {
		this.#log.issues.add({
			code: 'import/no-id',
			line,
			expected: 'the number of each entry',
			received: 'none',
			hint: 'the file may have been changed by hand; download it anew'
		});
	}
}

/** An entry's kind by the publisher's word for it; null for a word that isn't known. */
export function kindOfWord(word: string): EntryKind | null {
	const text = word.trim().toLowerCase();
	if (/^(?:individual|person|p|natural person)$/.test(text)) return 'individual';
	if (/^(?:entity|enterprise|e|organi[sz]ation|group|company)$/.test(text)) return 'entity';
	if (/^(?:ship|vessel)$/.test(text)) return 'vessel';
	return text === 'aircraft' ? 'aircraft' : null;
}

/** A kind that no importer knows would be left out of the count, so it stops the reading. */
export function complainOfKind(word: string, line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/unknown-kind',
		line,
		expected: 'individual, entity, ship or aircraft',
		received: word,
		hint: 'the publisher may have a new kind of entry'
	});
}
