import { shown } from '#parse';
import type { ImportLog } from '../import-log.ts';
import { columnName } from './foreign-table.ts';
import { Selection } from './selection.ts';

/** Dimensions of a series that are told at once. */
const MOST_TOLD = 12;

/** `where`: rows whose cells in some columns are among the texts given. */
export class RowFilter {
	readonly #rules: readonly { readonly place: number; readonly selection: Selection }[];
	readonly #header: readonly string[];
	readonly #log: ImportLog;

	/** A column that the header lacks is an issue. */
	constructor(
		where: Readonly<Record<string, string | readonly string[]>> | undefined,
		header: readonly string[],
		log: ImportLog
	) {
		const names = header.map(columnName);
		this.#header = header;
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

	/**
	 * Says what the series is beyond what `where` asks for: the file of another product may be alike in all that it does.
	 * `codes` are the chosen series' by the header's places; `isDimension` tells which columns say of which series a row is.
	 */
	tellUnsaid(codes: readonly string[], isDimension: (name: string) => boolean = () => true): void {
		const named = new Set(this.#rules.map(({ place }) => place));
		const unsaid = this.#header.flatMap((name, place) => {
			const code = (codes[place] ?? '').trim();
			return named.has(place) || code === '' || !isDimension(name) ? [] : [`${name}: ${shown(code)}`];
		});
		if (unsaid.length === 0 || this.#log.isStopped()) return;
		this.#log.notices.add({
			code: 'import/unsaid-series',
			field: 'where',
			expected: 'every dimension of the series to be named',
			received: unsaid.slice(0, MOST_TOLD).join(', '),
			hint: 'taken as meant; name it, too, under where in the import block, so that the file of another series is refused'
		});
	}

	complainIfEmpty(): void {
		for (const { selection } of this.#rules) selection.complainIfEmpty(this.#log);
	}
}
