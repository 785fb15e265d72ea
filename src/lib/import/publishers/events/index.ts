import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readEvents } from './events.ts';

export const events = publisher({
	id: 'events',
	name: 'events.csv of a watch',
	reads: 'events.csv',
	parameters:
		'`counts` (whose points in the column counts), or `category`, `match` (text in the title) and `points`; `combine` sum or mean, `least` (fewest events for a row), `bound` floor or none, `until` count or newest, `window` in months, `every`',
	terms: 'your own',
	keys,
	isOf: ({ text }) => /^date,title,category,source/im.test(text),
	read: ({ chunks, block, sources, published, today, log }) =>
		readEvents(chunks, block, sources, published ?? today, log)
});
