import { type CsvRow, shown } from '#parse';
import type { ImportLog } from '../import-log.ts';
import { columnName, isHeader, placesOf, type TableForm, type TableHead } from './table-head.ts';

/**
 * A column that the form doesn't know: an issue where a field of ours isn't in the header, for it may be that field by
 * another name; worth knowing where all are.
 */
export function complainOfUnknown<F extends string>(
	{ header, places, line }: TableHead<F>,
	form: TableForm<F>,
	log: ImportLog
): void {
	const unknown = unknownColumns(header, form);
	if (unknown.length === 0) return;
	const missing = (Object.keys(form.columns) as F[]).filter((field) => places[field] < 0);
	const list = missing.length > 0 ? log.issues : log.notices;
	list.add({
		code: 'import/unknown-column',
		line,
		expected: `the columns of ${form.name}`,
		received: `a column ${unknown.slice(0, 5).map(shown).join(', ')}`,
		hint:
			missing.length > 0
				? `it may be ${missing
						.slice(0, 5)
						.map((field) => form.columns[field][0] ?? field)
						.join(', ')} by another name; download the file anew`
				: 'it is passed over'
	});
}

/** Columns that are neither a field's nor among the publisher's others; none where a table may have any. */
function unknownColumns<F extends string>(header: readonly string[], form: TableForm<F>): readonly string[] {
	const { isKnown } = form;
	if (isKnown === undefined) return [];
	const fields = new Set(Object.values<readonly string[]>(form.columns).flat());
	const name = form.nameOf ?? columnName;
	return header.filter((cell) => cell.trim() !== '' && !fields.has(name(cell)) && !isKnown(name(cell)));
}

/** No row is the header: says which columns lack in the one that is nearest, or what stands between the cells. */
export function complainOfHeader<F extends string>(
	rows: readonly CsvRow[],
	text: string,
	form: TableForm<F>,
	log: ImportLog
): void {
	const allowed = form.delimiters ?? [','];
	const other = [',', ';', '\t', '|'].find((mark) => !allowed.includes(mark) && fitsWith(mark, text, form));
	if (other !== undefined) {
		complainOfDelimiter(other, allowed[0] ?? ',', log);
		return;
	}
	const near = nearest(rows, form);
	if (near !== null) {
		complainOfMissing(near, form, log);
		return;
	}
	const wanted = form.required.map((field) => form.columns[field][0] ?? field);
	log.issues.add({
		code: rows.length === 0 ? 'import/empty' : 'import/wrong-file',
		line: rows[0]?.line ?? null,
		expected: wanted.length === 0 ? form.name : `${form.name}, with the columns ${wanted.join(', ')}`,
		received: rows.length === 0 ? 'an empty file' : `a file that begins "${shown(rows[0]?.cells.join(','))}"`,
		hint: 'check that this is the file for this importer'
	});
}

function fitsWith<F extends string>(mark: string, text: string, form: TableForm<F>): boolean {
	return text
		.split('\n')
		.slice(0, 50)
		.some((line) => {
			const cells = line
				.trim()
				.split(mark)
				.map((cell) => cell.replaceAll('"', ''));
			return isHeader(placesOf(cells, form), cells, form);
		});
}

/** The row with the most fields of ours, at least half of the form's and two. */
function nearest<F extends string>(rows: readonly CsvRow[], form: TableForm<F>): CsvRow | null {
	const count = ({ cells }: CsvRow): number => {
		const places = placesOf(cells, form);
		return (Object.keys(places) as F[]).filter((field) => places[field] >= 0).length;
	};
	const best = rows.reduce<CsvRow | null>(
		(held, row) => (held === null || count(row) > count(held) ? row : held),
		null
	);
	const fewest = Math.max(2, form.required.length / 2);
	return best !== null && count(best) >= fewest ? best : null;
}

function complainOfMissing<F extends string>(
	{ cells, line }: CsvRow,
	form: TableForm<F>,
	log: ImportLog
): void {
	const places = placesOf(cells, form);
	const missing = (form.required.length > 0 ? form.required : (Object.keys(places) as F[])).filter(
		(field) => places[field] < 0
	);
	const unknown = unknownColumns(cells, { isKnown: () => false, ...form });
	log.issues.add({
		code: 'import/unknown-column',
		line,
		expected: `${form.name}, with a column ${missing.map((field) => form.columns[field][0] ?? field).join(', ')}`,
		received:
			unknown.length === 0
				? 'a header without it'
				: `a header without it, with ${unknown.slice(0, 5).map(shown).join(', ')}`,
		hint: 'the publisher or somebody else has renamed it; download the file anew'
	});
}

const names: Readonly<Record<string, string>> = {
	',': 'commas',
	';': 'semicolons',
	'\t': 'tabs',
	'|': 'vertical bars'
};

function complainOfDelimiter(received: string, expected: string, log: ImportLog): void {
	log.issues.add({
		code: 'import/delimiter',
		line: 1,
		expected: `cells separated by ${names[expected] ?? expected}, as published`,
		received: names[received] ?? received,
		hint: 'a spreadsheet has probably saved the file again, decimal commas included; download it from the publisher anew'
	});
}
