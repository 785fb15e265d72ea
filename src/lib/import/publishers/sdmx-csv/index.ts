import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readSdmxCsv } from './sdmx-csv.ts';

export const sdmxCsv = publisher({
	id: 'sdmx-csv',
	name: 'SDMX-CSV',
	reads: 'SDMX-CSV 1.0 and 2.0',
	parameters: '`where` (dimension: code), `divide` (of the value in units, UNIT_MULT applied)',
	terms: 'the publisher’s own',
	keys,
	isOf: ({ text, isJson }) => !isJson && /(?:^|[,;"])time_period(?:[:,;"]|$)/im.test(text),
	read: ({ chunks, block, log }) => readSdmxCsv(chunks, block, log)
});
