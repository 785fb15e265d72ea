import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ImportBlock } from '#parse';
import { codes, harvestOf, valuesOf } from './importing.ts';

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
			'xl/worksheets/sheet1.xml': new Uint8Array(200_000_000)
		});
		expect(codes(await harvestOf(bomb, any, null, 65_536))).toEqual(['import/zip-bomb']);
	});
});
