import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readEia } from './eia.ts';
import { readEiaAnswer } from './eia-answer.ts';

/** The page's address below the title; a workbook's first row; or the header, with the unit, where the title was cut off. */
const pages = [
	/^[^\n]*\r?\n"?https?:\/\/www\.eia\.gov\/dnav\//i,
	/^"?back to contents"?,"?data 1/i,
	/^(?:day|week of|month|year),[^\n]*(?:dollars per|cents per|thousand barrels|million cubic feet)/i
];
const answer = [/"response"\s*:\s*\{/, /"dateFormat"|"series-description"/];

export const eia = publisher({
	id: 'eia',
	name: 'EIA',
	reads: 'a series’ CSV from its page, its workbook saved as CSV, the interface’s JSON (v2)',
	parameters:
		'`series` (source key such as RBRTE, or the column), `every` month, quarter or year (the mean), `divide`',
	terms: 'public domain, with the source named; prices of Thomson Reuters are theirs',
	keys,
	isOf: ({ text, isJson }) =>
		isJson ? answer.every((part) => part.test(text)) : pages.some((page) => page.test(text)),
	read: ({ chunks, head, block, log }) =>
		head.isJson ? readEiaAnswer(chunks, block, log) : readEia(chunks, block, log)
});
