import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readFred } from './fred.ts';

export const fred = publisher({
	id: 'fred',
	name: 'FRED',
	reads: 'CSV of one or several series, columns observation_date or DATE',
	parameters: '`series` (the column), `every` month, quarter or year (the mean), `divide`',
	terms: 'by series: those of the source that FRED names; figures of US agencies are public domain',
	keys,
	isOf: ({ text }) =>
		/^"?observation_date"?,/i.test(text) || /^"?DATE"?,"?[A-Z][A-Z0-9_]{3,}"?(?:,|\r?\n)/.test(text),
	fetchAddress: ({ series }) =>
		`https://fred.stlouisfed.org/graph/fredgraph.csv?id=${encodeURIComponent(series)}`,
	read: ({ chunks, block, log }) => readFred(chunks, block, log)
});
