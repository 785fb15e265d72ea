import { publisher } from '../../reading/publisher.ts';
import { readAcled } from './acled.ts';
import { keys } from './block.ts';

export const acled = publisher({
	id: 'acled',
	name: 'ACLED',
	reads: 'export of events, weekly aggregate',
	parameters:
		'`country`, `type`, `subtype`, `measure` events or fatalities, `every` month, quarter or year, `window` in months (a mean)',
	terms: 'attribution; no redistribution of events. Only aggregates are kept',
	keys,
	isOf: ({ text }) => /event_id_cnty|sub_event_type/i.test(text),
	read: ({ chunks, block, log }) => readAcled(chunks, block, log)
});
