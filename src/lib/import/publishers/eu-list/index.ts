import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readEuList } from './eu-list.ts';
import { readEuListXml } from './eu-list-xml.ts';

export const euList = publisher({
	id: 'eu-list',
	name: 'EU list',
	reads: 'consolidated list, XML and CSV 1.0 and 1.1',
	parameters: '`programme`, `kinds`',
	terms: 'reuse allowed with acknowledgement',
	keys,
	isOf: ({ text }) => /entity_logical_?id|\/fpi\/fsd\/export"/i.test(text),
	read: ({ chunks, head, block, published, log }) =>
		head.isXml ? readEuListXml(chunks, block, published, log) : readEuList(chunks, block, published, log)
});
