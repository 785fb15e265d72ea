import { columnName, type TableForm } from '../../reading/table/foreign-table.ts';
import type { TableBlock } from './block.ts';

export type Field = 'period' | 'month' | 'value' | 'low' | 'high' | 'note';
const FIELDS: readonly Field[] = ['period', 'month', 'value', 'low', 'high', 'note'];

/** The header that the block's columns ask for; with numbers alone there needn't be one. */
export function tableFormOf({ columns, delimiter }: TableBlock): TableForm<Field> {
	const names = (field: Field): readonly string[] => {
		const column = columns[field];
		return typeof column === 'string' ? [columnName(column)] : [];
	};
	const named = FIELDS.filter((field) => names(field).length > 0);
	return {
		name: 'the table of the mapping',
		columns: Object.fromEntries(FIELDS.map((field) => [field, names(field)])) as Record<
			Field,
			readonly string[]
		>,
		required: named,
		delimiters: delimiter === undefined ? [',', ';', '\t', '|'] : [delimiter],
		isBare: named.length === 0
	};
}

/** Columns by name come from the header, those by number from the mapping. */
export function columnPlacesOf(
	found: Readonly<Record<Field, number>>,
	{ columns }: TableBlock
): Readonly<Record<Field, number>> {
	const places = { ...found };
	for (const field of FIELDS) {
		const column = columns[field];
		if (typeof column === 'number') places[field] = column - 1;
	}
	return places;
}
