import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readTable } from './table.ts';

export const table = publisher({
	id: 'table',
	name: 'any other table',
	reads: 'any other table',
	parameters:
		'`columns` (period, month, value, low, high, note: a name or a number; without a header numbers alone), `where`, `period` as-written, month, quarter or year, `dates` year-first, day-first or month-first, `aggregate` sum, mean, last or count, `delimiter`, `decimal`, `missing` (cells without a figure: . or :), `flags` (letter: status), `divide`',
	terms: 'the publisher’s own',
	keys,
	isOf: () => false,
	read: ({ chunks, block, log }) => readTable(chunks, block, log)
});
