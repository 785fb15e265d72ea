import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readSwissList } from './swiss-list.ts';

export const swissList = publisher({
	id: 'swiss-list',
	name: 'Swiss list (SECO)',
	reads: 'whole list, XML',
	parameters: '`programme` (its key or name, such as Myanmar), `kinds`',
	terms: 'free to use with the source named',
	keys,
	isOf: ({ text }) => /<swiss-sanctions-list\b/i.test(text),
	read: ({ chunks, block, published, log }) => readSwissList(chunks, block, published, log)
});
