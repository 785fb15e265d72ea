import { type CsvFault, CsvReader, type CsvRow } from './csv-reader.ts';
import type { IssueList } from '../issue-list.ts';

const quoting = {
	expected: 'a cell in quotes from end to end, or without any',
	hint: 'put the whole cell in quotes and double the quotes within it'
};
const complaints: Readonly<
	Record<CsvFault['kind'], { code: string; expected: string; received: string; hint: string }>
> = {
	'inner-quote': { code: 'csv/quote', ...quoting, received: 'a quote within an unquoted cell' },
	'text-after-quote': { code: 'csv/quote', ...quoting, received: 'text after the closing quote' },
	'open-quote': { code: 'csv/unclosed-quote', ...quoting, received: 'a quote that is never closed' },
	'carriage-return': {
		code: 'csv/line-ending',
		expected: 'lines that end in LF or CRLF',
		received: 'a carriage return alone',
		hint: 'save the file with another line ending'
	}
};

/**
 * Rows of a file of our own: strict RFC 4180, with LF or CRLF. Blank lines are passed over. A row with a misplaced quote
 * is an issue and left out; reading goes on at the next line, so that one slip doesn't hide the others.
 */
export function* csvRows(text: string, issues: IssueList): Generator<CsvRow, void, void> {
	const reader = new CsvReader({
		delimiter: ',',
		isStrict: true,
		complain: ({ kind, line, column }) => issues.add({ ...complaints[kind], line, column })
	});
	reader.push(text);
	for (let row = reader.next(true); row !== null; row = reader.next(true)) yield row;
}
