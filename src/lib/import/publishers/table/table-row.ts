import type { ObservationStatus } from '#engine';
import { shown } from '#parse';
import type { ImportLog } from '../../reading/import-log.ts';
import { markedNumber, withoutFlags } from '../../reading/table/marked-number.ts';
import { foreignNumber, owned } from '../../reading/table/selection.ts';
import type { TableBlock } from './block.ts';
import type { Field } from './table-columns.ts';

export interface FigureRow {
	readonly value: number;
	readonly low: number | null;
	readonly high: number | null;
	readonly status: ObservationStatus;
	readonly note: string;
}

/** How publishers write that there is no figure, where the block doesn't say. */
const USUAL_MISSING: readonly string[] = ['.', '..', '...', ':', 'NA', 'N/A', 'NaN'];

/** A row's figures; `missing` where it says that there is none, null (and the row rejected) where it can't be read. */
export function figureRowOf(
	cells: readonly string[],
	places: Readonly<Record<Field, number>>,
	line: number,
	block: TableBlock,
	log: ImportLog
): FigureRow | 'missing' | null {
	const note = owned(cells[places.note] ?? '');
	const isCount = block.aggregate === 'count';
	const { text, status } = withoutFlags(cells[places.value] ?? '', block.flags ?? {});
	if (!isCount && isMissing(text, block)) return 'missing';
	const value = isCount ? 1 : numberOf(text, 'value', line, block, log);
	if (value === null) return null;
	const side = (field: 'low' | 'high'): number | null => {
		const cell = withoutFlags(cells[places[field]] ?? '', block.flags ?? {}).text;
		return places[field] < 0 || isMissing(cell, block) ? null : numberOf(cell, field, line, block, log);
	};
	return { value, low: side('low'), high: side('high'), status, note };
}

function isMissing(text: string, { missing }: TableBlock): boolean {
	return text === '' || (missing ?? USUAL_MISSING).some((mark) => mark.trim() === text);
}

function numberOf(
	text: string,
	field: string,
	line: number,
	{ decimal, divide = 1 }: TableBlock,
	log: ImportLog
): number | null {
	if (decimal === undefined) {
		const read = foreignNumber(text, line, field, log);
		return read === null ? null : read / divide;
	}
	const read = markedNumber(text, decimal);
	if (read !== null) return read / divide;
	log.rejected.add({
		code: 'import/bad-number',
		line,
		field,
		expected: `a number with the decimal mark ${decimal} and thousands in groups of three`,
		received: shown(text),
		hint: 'set decimal, missing or flags in the import block if the publisher writes so'
	});
	return null;
}
