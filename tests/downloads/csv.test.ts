import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvFile, csvText } from '#server/download/csv.ts';
import { disposition } from '#server/download/download.ts';

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

test('an answer begins with a byte-order mark where the address asks for one, and only there', async () => {
	const answer = async (query: string): Promise<number | undefined> => {
		const address = new URL(`https://watch.example.org/x.csv${query}`);
		const bytes = await csvFile(address, 'x.csv', ['name'], [{ name: 'မြန်မာ' }]).arrayBuffer();
		return new Uint8Array(bytes)[0];
	};
	expect(await answer('?excel=1')).toBe(0xef);
	expect(await answer('')).toBe('n'.charCodeAt(0));
	expect(await answer('?excel=0')).toBe('n'.charCodeAt(0));
});

test('a download has its name in any script, and a plain one for old readers', () => {
	expect(disposition('a-b.csv')).toBe('attachment; filename=a-b.csv');
	expect(disposition('Việt "x"/y (1).csv', 'inline')).toBe(
		`inline; filename="Vi?t _x__y (1).csv"; filename*=UTF-8''Vi%E1%BB%87t%20_x__y%20%281%29.csv`
	);
	const header = disposition('မြန်မာ\ud800.csv');
	expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toContain('%E1%80%99');
});
