import { csvRows, IssueList } from '#parse';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const read = (text: string): { rows: (readonly string[])[]; lines: number[]; issues: string[] } => {
	const issues = new IssueList('a.csv');
	const rows = [...csvRows(text, issues)];
	return {
		rows: rows.map(({ cells }) => cells),
		lines: rows.map(({ line }) => line),
		issues: issues.toArray().map(({ code, line, column }) => `${code} ${line ?? ''}:${column ?? ''}`)
	};
};

describe('CSV', () => {
	test('ends lines with LF, CRLF or the end of the file, and passes over blank ones', () => {
		expect(read('a,b\n1,2\r\n\n\r\n3,4').rows).toEqual([
			['a', 'b'],
			['1', '2'],
			['3', '4']
		]);
	});

	test('keeps commas, quotes and line breaks of quoted cells, and counts their lines', () => {
		const { rows, lines } = read('a\n"x, ""y""\nz"\nb\n');
		expect(rows).toEqual([['a'], ['x, "y"\nz'], ['b']]);
		expect(lines).toEqual([1, 2, 4]);
	});

	test('keeps blank cells and spaces', () => expect(read(',a ,\n').rows).toEqual([['', 'a ', '']]));

	test.each([
		['a\nx"y\nb\n', 'csv/quote 2:1', [['a'], ['b']]],
		['a\n"x"y,z\nb\n', 'csv/quote 2:1', [['a'], ['b']]],
		['a\nq,"x\nb\n', 'csv/unclosed-quote 2:2', [['a'], ['b']]],
		['a\nx\ry\nb\n', 'csv/line-ending 2:1', [['a'], ['b']]]
	])('goes on after a slip in %j', (text, issue, rows) => {
		expect(read(text)).toMatchObject({ issues: [issue], rows });
	});

	test('reads what csv-parse reads', () => {
		const cell = fc.string({
			unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r\n', ' ', ';', '😀'),
			maxLength: 6
		});
		const quoted = (text: string): string =>
			/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
		fc.assert(
			fc.property(
				fc.array(fc.tuple(cell, cell), { minLength: 1 }),
				fc.constantFrom('\n', '\r\n'),
				(rows, end) => {
					const text = rows.map((row) => row.map(quoted).join(',')).join(end);
					const theirs = parse(text, { record_delimiter: ['\r\n', '\n'] });
					expect(read(text)).toMatchObject({ rows: theirs, issues: [] });
				}
			)
		);
	});
});
