import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvText } from '#server/download/csv.ts';

test.each(['=1+1', '+1', '-x', '@SUM(A1)', '\t=1', '\r=1'])(
	'a text cell %j is not left for a spreadsheet to run',
	(cell) => {
		const rows: string[][] = parse(csvText(['note'], [[cell]]));
		const [, row] = rows;
		expect(row?.[0]?.startsWith("'")).toBe(true);
	}
);

test('a negative number stays a number', () => {
	expect(csvText(['value'], [[-25]])).toBe('value\r\n-25\r\n');
});
