import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { recogniseFile } from '#import';
import type { ImportBlock } from '#parse';
import { codes, harvestOf, valuesOf } from '../importing.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
type Cell = string | number | { readonly day: number };

/** A workbook as spreadsheets write it: numbers, text in place, and dates as numbers with a date's style. */
function workbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Uint8Array {
	const names = Object.keys(sheets);
	const cell = (value: Cell, place: string): string =>
		typeof value === 'number'
			? `<c r="${place}"><v>${value}</v></c>`
			: typeof value === 'string'
				? `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`
				: `<c r="${place}" s="1"><v>${value.day}</v></c>`;
	const sheet = (rows: readonly (readonly Cell[])[]): string =>
		`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
			.map(
				(row, y) =>
					`<row r="${y + 1}">${row.map((value, x) => cell(value, `${String.fromCharCode(65 + x)}${y + 1}`)).join('')}</row>`
			)
			.join('')}</sheetData></worksheet>`;
	const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	return zipSync({
		'[Content_Types].xml': bytes(
			'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
		),
		'xl/workbook.xml': bytes(
			`<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets>${names
				.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
				.join('')}</sheets></workbook>`
		),
		'xl/_rels/workbook.xml.rels': bytes(
			`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
				.map(
					(_, at) =>
						`<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`
				)
				.join('')}<Relationship Id="rId99" Type="${relations}/styles" Target="styles.xml"/></Relationships>`
		),
		'xl/styles.xml': bytes(
			'<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
		),
		...Object.fromEntries(
			names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, bytes(sheet(sheets[name] ?? []))])
		)
	});
}

/** 2025-01-04 is day 45,661 of Excel's calendar. */
const week = (offset: number, events: number): readonly Cell[] => [
	{ day: 45_661 + 7 * offset },
	'Myanmar',
	'Chin',
	'Explosions/Remote violence',
	'Air/drone strike',
	events,
	0
];
const acled = ['WEEK', 'COUNTRY', 'ADMIN1', 'EVENT_TYPE', 'SUB_EVENT_TYPE', 'EVENTS', 'FATALITIES'];

describe('a workbook is read as the table in it', () => {
	it('ACLED’s weekly aggregate, dates and all, whichever sheet it stands on', async () => {
		const rows = [acled, ...Array.from({ length: 6 }, (_, at) => week(at, at + 1))];
		const file = workbook({ 'Read me': [['About this file'], ['Terms of use']], Data: rows });
		const block: ImportBlock = { format: 'acled', country: 'Myanmar', subtype: 'Air/drone strike' };
		expect(valuesOf(await harvestOf(file, block, null, 4096))).toEqual({ '2025-01': 10 });
	});
	it('Australia’s list, and any table', async () => {
		const list = workbook({
			A: [
				['Reference', 'Name of Individual or Entity', 'Type', 'Name Type', 'Committees'],
				[8577, 'A, or "B"', 'Individual', 'Primary Name', 'Autonomous (Myanmar)'],
				['8577a', 'A2', 'Individual', 'Alias', 'Autonomous (Myanmar)']
			]
		});
		const block: ImportBlock = { format: 'australia-list', programme: 'Myanmar' };
		expect(valuesOf(await harvestOf(list, block, '2026-01-05', 4096))).toEqual({ '2026-01-05': 1 });
		const table = workbook({
			T: [
				['Year', 'Value'],
				[2024, 0.0000001],
				[2025, 123456789.5]
			]
		});
		const any: ImportBlock = { format: 'table', columns: { period: 'Year', value: 'Value' } };
		expect((await harvestOf(table, any, null, 4096)).observations.map(({ value }) => value)).toEqual([
			1e-7, 123456789.5
		]);
	});
	it('a damaged one, one that is cut, and one made to fill memory are an issue', async () => {
		const any: ImportBlock = { format: 'table', columns: { period: 'Year', value: 'Value' } };
		const file = workbook({
			T: [
				['Year', 'Value'],
				[2024, 1]
			]
		});
		expect(codes(await harvestOf(file.subarray(0, file.length - 200), any, null, 4096))).toEqual([
			'import/bad-workbook'
		]);
		const bomb = zipSync({
			'[Content_Types].xml': bytes('<x/>'),
			'xl/worksheets/sheet1.xml': new Uint8Array(30_000_000)
		});
		expect(codes(await harvestOf(bomb, any, null, 65_536))).toEqual(['import/zip-bomb']);
	});
	it.each([
		[
			'two cells at the corners of a sheet',
			'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
		],
		[
			'an address hidden in entities',
			'<row r="1"><c r="A1"><v>1</v></c></row><row r="&#49;048576"><c x=">" r="&#88;FD1048576"><v>2</v></c></row>'
		],
		[
			'cells without addresses',
			`<row>${'<c/>'.repeat(3_000)}<c><v>1</v></c></row>${'<row/>'.repeat(2_000)}<row><c><v>1</v></c></row>`
		],
		['an address outside of any sheet', '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>']
	])('%s are refused before they fill memory', async (_what, rows) => {
		const file = unzipSync(workbook({ A: [['a', 1]] }));
		const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
		const packed = zipSync({ ...file, 'xl/worksheets/sheet1.xml': bytes(sheet) });
		expect(codes(await harvestOf(packed, { format: 'ofac', programme: 'X' }, null, 4096))).toEqual([
			'import/zip-bomb'
		]);
		const found = await recogniseFile(once(packed));
		expect(found.format === null ? found.advice : null).toContain('cells, blank ones counted');
	});
	it('a part that is named again and again is counted as often', async () => {
		const file = workbook({ A: Array.from({ length: 2_000 }, () => ['some text of this cell', 1]) });
		// The central directory once more for each name: the same bytes under other names.
		const at = file.length - 22;
		const end = new DataView(file.buffer, file.byteOffset + at);
		const [count, size, from] = [end.getUint16(10, true), end.getUint32(12, true), end.getUint32(16, true)];
		const names = file.slice(from, from + size);
		const copies = 200;
		const trailer = file.slice(at);
		for (const place of [8, 10]) new DataView(trailer.buffer).setUint16(place, count * copies, true);
		new DataView(trailer.buffer).setUint32(12, size * copies, true);
		const packed = Uint8Array.from([
			...file.slice(0, from),
			...Array.from({ length: copies }, () => [...names]).flat(),
			...trailer
		]);
		expect(codes(await harvestOf(packed, { format: 'ofac', programme: 'X' }, null, 4096))).toEqual([
			'import/zip-bomb'
		]);
	});
});

// eslint-disable-next-line @typescript-eslint/require-await -- stands in for a stream
async function* once(file: Uint8Array): AsyncGenerator<Uint8Array> {
	yield file;
}
