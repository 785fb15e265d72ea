import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readWideTable } from './wide-table.ts';

export const wideTable = publisher({
	id: 'wide-table',
	name: 'tables with the years across, such as the IMF’s',
	reads: 'World Economic Outlook and other tables with a column for each year, quarter or month',
	parameters: '`where` (column: text; one row must be left), `decimal`, `flags` (letter: status), `divide`',
	terms: 'the publisher’s own',
	keys,
	isOf: ({ text }) => /weo country code/i.test(text),
	mayBe: ({ text }) => /^[^\n]*(?:[,;\t]"?(?:19|20)\d\d"?){4}/m.test(text),
	read: ({ chunks, block, log }) => readWideTable(chunks, block, log)
});
