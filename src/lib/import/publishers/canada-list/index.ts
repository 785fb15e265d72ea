import { publisher } from '../../reading/publisher.ts';
import { readCanadaList } from './canada-list.ts';
import { keys } from './block.ts';

export const canadaList = publisher({
	id: 'canada-list',
	name: 'Canada’s list',
	reads: 'consolidated list of autonomous sanctions, XML and CSV',
	parameters: '`programme` (the country), `kinds`',
	terms: 'Open Government Licence – Canada',
	keys,
	isOf: ({ text }) =>
		(/<data-set\b/i.test(text) && /<schedule>/i.test(text)) ||
		/^"?country"?,.*\bschedule\b.*\blast ?name\b/im.test(text),
	read: ({ chunks, block, published, log, head }) => readCanadaList(chunks, block, published, log, head.isXml)
});
