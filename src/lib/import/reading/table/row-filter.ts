import type { ImportLog } from '../import-log.ts';
import { columnName } from './foreign-table.ts';
import { Selection } from './selection.ts';

/** `where`: rows whose cells in some columns are among the texts given. */
export class RowFilter {
	readonly #rules: readonly { readonly place: number; readonly selection: Selection }[];
	readonly #log: ImportLog;

	/** A column that the header lacks is an issue. */
	constructor(
		where: Readonly<Record<string, string | readonly string[]>> | undefined,
		header: readonly string[],
		log: ImportLog
	) {
		const names = header.map(columnName);
		this.#log = log;
		this.#rules = Object.entries(where ?? {}).map(([column, texts]) => {
			const named = names.indexOf(columnName(column));
			const place = named < 0 && /^\d+$/.test(column) ? Number(column) - 1 : named;
			if (place < 0 || place >= header.length)
				log.issues.add({
					code: 'import/wrong-file',
					field: 'where',
					expected: `a column ${column}`,
					received: `only ${header.slice(0, 12).join(', ')}`,
					hint: 'check that this is the file for this indicator'
				});
			return { place, selection: new Selection(column, texts) };
		});
	}

	/** `cellsAt` gives what may be compared of the cell at a place. */
	has(cellsAt: (place: number) => readonly string[]): boolean {
		let fits = true;
		for (const { place, selection } of this.#rules) {
			if (!selection.has(...cellsAt(place))) fits = false;
		}
		return fits;
	}

	complainIfEmpty(): void {
		for (const { selection } of this.#rules) selection.complainIfEmpty(this.#log);
	}
}
