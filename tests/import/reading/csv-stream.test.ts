import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvBatches } from '../../../src/lib/import/reading/file/csv-stream.ts';
import { ImportLog } from '../../../src/lib/import/reading/import-log.ts';

// eslint-disable-next-line @typescript-eslint/require-await -- stands in for a stream
async function* cut(text: string, size: number): AsyncGenerator<string> {
	for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function rowsOf(text: string, size: number): Promise<string[][]> {
	const rows: string[][] = [];
	for await (const batch of csvBatches(cut(text, size), ',', new ImportLog('f')))
		for (const { cells } of batch) rows.push([...cells]);
	return rows;
}

const cell = fc
	.oneof(fc.string({ maxLength: 6 }), fc.stringMatching(/^[a",\n\r ]{0,6}$/))
	.map((text) => text.replaceAll('\0', ''));
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

it('reads what csv-parse reads, wherever the pieces are cut', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
			fc.constantFrom('\n', '\r\n'),
			fc.integer({ min: 1, max: 9 }),
			async (rows, end, size) => {
				const text = rows.map((row) => row.map(quoted).join(',') + end).join('');
				expect(await rowsOf(text, size)).toEqual(
					parse(text, { relax_column_count: true, skip_empty_lines: true })
				);
			}
		)
	);
});
