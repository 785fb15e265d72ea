import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readConflicts } from './ucdp-conflicts.ts';

export const ucdpConflicts = publisher({
	id: 'ucdp-conflicts',
	name: 'UCDP/PRIO armed conflicts',
	reads: 'Armed Conflict Dataset, CSV of a row for each conflict and year',
	parameters:
		'`location` (as in the file: Myanmar (Burma)), `intensity` 1 (every conflict) or 2 (wars: 1,000 deaths in battle a year)',
	terms: 'CC BY 4.0',
	keys,
	isOf: ({ text }) => /^"?conflict_id"?,"?location"?,"?side_a"?,/i.test(text),
	read: ({ chunks, block, log }) => readConflicts(chunks, block, log)
});
