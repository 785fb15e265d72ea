import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readEvents } from './events.ts';

export const events = publisher({
	id: 'events',
	name: 'events.csv of a watch',
	reads: 'events.csv',
	parameters: '`category`, `match` (text in the title), `points`, `window` in months, `every`',
	terms: 'your own',
	keys,
	isOf: ({ text }) => /^date,title,category,source/im.test(text),
	read: ({ chunks, block, sources, today, log }) => readEvents(chunks, block, sources, today, log)
});
