import { publisher } from '../../reading/publisher.ts';
import { readAustraliaList } from './australia-list.ts';
import { keys } from './block.ts';

export const australiaList = publisher({
	id: 'australia-list',
	name: 'Australia’s list (DFAT)',
	reads: 'consolidated list, xlsx or CSV',
	parameters: '`programme` (the committee, or the country in its brackets), `kinds`',
	terms: 'CC BY 4.0',
	keys,
	isOf: ({ text }) => /^"?reference"?,"?name of individual or entity"?,/im.test(text),
	read: ({ chunks, block, published, log }) => readAustraliaList(chunks, block, published, log)
});
