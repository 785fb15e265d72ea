import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readUnVotes } from './un-votes.ts';

export const unVotes = publisher({
	id: 'un-votes',
	name: 'UN General Assembly votes',
	reads: 'votes by state and resolution, CSV of the UN Digital Library or in the form of Voeten’s data',
	parameters:
		'`one`, `other` (the two states: code or name), `match` (text in the title), `every` month, quarter or year (the year), `fewest` votes of a period (10)',
	terms: 'UN Digital Library: free to use with the source named; Voeten’s data: CC0',
	keys,
	isOf: ({ text }) =>
		/^"?undl_id"?,.*ms_code/im.test(text) || /^"?rcid"?,"?country"?,"?country_code"?,"?vote"?/im.test(text),
	read: ({ chunks, block, log }) => readUnVotes(chunks, block, log)
});
