import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readEuList } from './eu-list.ts';

export const euList = publisher({
	id: 'eu-list',
	name: 'EU list',
	reads: 'consolidated list, CSV 1.0 and 1.1',
	parameters: '`programme`, `kinds`',
	terms: 'reuse allowed with acknowledgement',
	keys,
	isOf: ({ text }) => /entity_logical_?id/i.test(text),
	read: ({ chunks, block, published, log }) => readEuList(chunks, block, published, log)
});
