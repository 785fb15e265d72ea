import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readEurostat } from './eurostat.ts';

export const eurostatTsv = publisher({
	id: 'eurostat-tsv',
	name: 'Eurostat (TSV)',
	reads: 'TSV of the bulk download and of the data browser',
	parameters: '`where` (dimension: code; one row must be left), `divide`',
	terms: 'CC BY 4.0, with the source named',
	keys,
	isOf: ({ text }) => /^[\w,]+\\(?:time_period|time)\t/i.test(text),
	read: ({ chunks, block, log }) => readEurostat(chunks, block, log)
});
