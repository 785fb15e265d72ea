import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseImportBlock, PUBLISHERS } from '#import';
import type { ImportBlock } from '#parse';
import { fixture, harvestOf } from '../importing.ts';

/** A publisher's file: what stands above its rows, or records, and below, and what stands between them. */
interface Sample {
	readonly name: string;
	readonly head: string;
	readonly rows: readonly string[];
	readonly foot: string;
	readonly between: string;
	readonly block: ImportBlock;
	/** Between the cells, or at the end of what can be cut off. */
	readonly mark: string;
	readonly isTable: boolean;
	readonly published: string;
	readonly runs: number;
}

const table = (name: string, text: string, above: number, block: ImportBlock, mark = ','): Sample => {
	const lines = text.trimEnd().split('\n');
	return {
		...{ name, head: lines.slice(0, above).join('\n'), rows: lines.slice(above), foot: '', between: '\n' },
		...{ block, mark, isTable: true, published: '2026-01-05', runs: 40 }
	};
};

/** How each publisher's own sample is taken apart: a table by the lines above its rows, anything else by its records. */
const forms: Readonly<
	Record<string, { above: number; mark?: string } | { record: RegExp; between?: string }>
> = {
	acled: { above: 1 },
	'australia-list': { above: 1 },
	'canada-list': { above: 1 },
	comtrade: { above: 1 },
	eia: { above: 3 },
	'eu-list': { above: 1, mark: ';' },
	'eurostat-tsv': { above: 1, mark: '\t' },
	events: { above: 1 },
	fred: { above: 1 },
	ofac: { record: /<sdnEntry>.*?<\/sdnEntry>/gs },
	opensanctions: { above: 1 },
	'sdmx-csv': { above: 1 },
	'sdmx-json': { record: /"\d:\d":\[\d\]/g, between: ',' },
	sipri: { above: 7 },
	'swiss-list': { record: /<target .*?<\/target>/gs },
	table: { above: 1, mark: ';' },
	'ucdp-conflicts': { above: 1 },
	'uk-list': { above: 2 },
	'un-list': { record: /<INDIVIDUAL>.*?<\/INDIVIDUAL>/gs },
	'un-votes': { above: 1 },
	'us-screening-list': { above: 1 },
	'wfp-prices': { above: 2 },
	'wide-table': { above: 1, mark: '\t' },
	worldbank: { above: 1 }
};

const ofPublisher = (id: string): Sample => {
	const own = parse(
		readFileSync(new URL(`../../src/lib/import/publishers/${id}/sample.yaml`, import.meta.url), 'utf8')
	) as { file: string; published?: string; block: object };
	const parsed = parseImportBlock({ format: id, ...own.block });
	const form = forms[id];
	if (!('block' in parsed) || form === undefined) throw new Error(`Say how a sample of ${id} is taken apart`);
	const more = { name: `the sample of ${id}`, published: own.published ?? '2026-01-05', runs: 12 };
	if ('above' in form) return { ...table('', own.file, form.above, parsed.block, form.mark), ...more };
	const found = [...own.file.matchAll(form.record)];
	const [first, last] = [found[0], found.at(-1)];
	return {
		head: own.file.slice(0, first?.index),
		rows: found.map(([record]) => record),
		foot: own.file.slice((last?.index ?? 0) + (last?.[0].length ?? 0)),
		...{ between: form.between ?? '\n', block: parsed.block, mark: '>', isTable: false, ...more }
	};
};
const days = Array.from({ length: 62 }, (_, at) =>
	new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10)
);
const events = days.map(
	(day, at) => `MMR${at},${day},2025,Political violence,Explosions,Air/drone strike,Myanmar,"a, b",${at % 4}`
);
const samples: readonly Sample[] = [
	table('SIPRI', (await fixture('deals.csv')).toString(), 7, {
		format: 'sipri',
		recipient: 'Eastland',
		supplier: 'Northland'
	}),
	table('Comtrade', (await fixture('comtrade.csv')).toString(), 1, {
		format: 'comtrade',
		reporter: '104',
		partner: 'CHN'
	}),
	table(
		'ACLED',
		`event_id_cnty,event_date,year,disorder_type,event_type,sub_event_type,country,notes,fatalities\n${events.join('\n')}`,
		1,
		{ format: 'acled', country: 'Myanmar', subtype: 'Air/drone strike', measure: 'fatalities' }
	),
	table(
		'the EU list',
		(await fixture('eu-list.csv')).toString(),
		1,
		{ format: 'eu-list', programme: 'MMR' },
		';'
	),
	table('SDMX', (await fixture('sdmx.csv')).toString(), 1, {
		format: 'sdmx-csv',
		where: { REF_AREA: 'MM', FREQ: 'A' }
	}),
	table('a table', `Date,Area,Price,Note\n${days.map((day, at) => `${day},Chin,${at}.5,x`).join('\n')}`, 1, {
		format: 'table',
		columns: { period: 'Date', value: 'Price' },
		period: 'month',
		aggregate: 'mean'
	}),
	table('FRED', `observation_date,XY\n${days.map((day, at) => `${day},${at}.5`).join('\n')}`, 1, {
		format: 'fred',
		series: 'XY'
	}),
	table(
		'the EIA',
		`Price\nhttps://www.eia.gov/dnav/pet/hist/RBRTED.htm\n16:32:30 GMT\nData Source: X\nDay,Price Dollars per Barrel\n${days.map((day, at) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}/${day.slice(0, 4)},${at}.5`).join('\n')}`,
		5,
		{ format: 'eia', series: 'RBRTE' }
	),
	table(
		'Eurostat',
		`unit,geo\\TIME_PERIOD\t2022 \t2023 \t2024 \n${['DE', 'FR', 'IT'].map((geo, at) => `PC,${geo}\t${at}.5 p\t: \t${at} `).join('\n')}`,
		1,
		{ format: 'eurostat-tsv', where: { geo: 'FR' } },
		'\t'
	),
	...PUBLISHERS.map(({ id }) => ofPublisher(id))
];

/** The whole file again, of these rows. */
const fileOf = ({ head, foot, between, isTable }: Sample, rows: readonly string[], end = between): string =>
	`${head}${isTable ? end : ''}${rows.join(end)}${foot}`;

const latin = (text: string): Uint8Array => Uint8Array.from(text, (mark) => mark.charCodeAt(0));

/** The numbers that would be written; null beside an issue. */
async function written(
	content: string | Uint8Array,
	{ block, published }: Sample
): Promise<Record<string, number> | null> {
	const { issues, observations } = await harvestOf(content, block, published, 997);
	if (issues.length > 0) return null;
	return Object.fromEntries(
		observations.map(({ period, value }) => [period, Number(value.toFixed(9))] as const).sort()
	);
}

const property = (
	sample: Sample,
	handled: fc.Arbitrary<string | Uint8Array>,
	mayRefuse = false
): Promise<void> => {
	const run = async (): Promise<void> => {
		const plain = await written(fileOf(sample, sample.rows), sample);
		expect(Object.keys(plain ?? {}).length).toBeGreaterThan(0);
		await fc.assert(
			fc.asyncProperty(handled, async (content) => {
				const result = await written(content, sample);
				if (result !== null || !mayRefuse) expect(result).toEqual(plain);
			}),
			{ numRuns: sample.runs, seed: 20261125 }
		);
	};
	return run();
};
const shuffled = ({ rows }: Sample): fc.Arbitrary<string[]> =>
	fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length });

describe('whatever happens to a file on its way, a number is as it was or there is an issue', () => {
	describe.each(samples.map((sample) => [sample.name, sample] as const))('%s', (_name, sample) => {
		it('rows in another order', () =>
			property(
				sample,
				shuffled(sample).map((rows) => fileOf(sample, rows))
			));
		it('rows that come again', () =>
			property(
				sample,
				fc
					.tuple(shuffled(sample), fc.subarray([...sample.rows]))
					.map(([rows, again]) => fileOf(sample, [...again, ...rows]))
			));
		it('a file cut within a row', () =>
			property(
				sample,
				fc
					.tuple(fc.nat(sample.rows.length - 1), fc.double({ min: 0, max: 0.999, noNaN: true }))
					.map(([at, share]) => {
						const row = sample.rows[at] ?? '';
						// At least the last cell is gone, and something of the row is left.
						const most = Math.max(1, row.lastIndexOf(sample.mark));
						const rest = row.slice(0, 1 + Math.floor(share * (most - 1)));
						return fileOf({ ...sample, foot: '' }, [...sample.rows.slice(0, at), rest]);
					}),
				true
			));
		it('padding: blank lines, blank cells at the end, spaces around, Ctrl-Z', () =>
			property(
				sample,
				fc
					.record({
						blank: fc.nat(sample.rows.length),
						cells: fc.nat(2),
						end: fc.constantFrom('', '\n', '\n\n\n', ...(sample.isTable ? ['\n\u001a'] : []))
					})
					.map(({ blank, cells, end }) => {
						const pad = (sample.isTable ? sample.mark : ' ').repeat(cells);
						const rows = sample.rows.map((row) => row + pad);
						const lines = sample.isTable ? [...rows.slice(0, blank), '', ...rows.slice(blank)] : rows;
						return fileOf(sample, lines) + end;
					}),
				// A watch's own file is held to its own form.
				sample.block.format === 'events'
			));
		it('other line endings and encodings, and a file half in one and half in another', () =>
			property(
				sample,
				fc
					.record({
						end: fc.constantFrom('\n', '\r\n'),
						how: fc.constantFrom('utf-8', 'mark', 'latin', 'utf-16', 'mixed')
					})
					.map(({ end, how }) => {
						const text = fileOf(sample, sample.rows, sample.isTable ? end : sample.between);
						if (how === 'mark') return `\ufeff${text}`;
						if (how === 'utf-16')
							return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
						const accented = text.replace('Northland', 'Nörthland').replace('Myanmar,"a', 'Myanmar,"ä');
						const odd = sample.name === 'ACLED' ? accented : text;
						return how === 'latin'
							? latin(odd)
							: how === 'mixed'
								? Buffer.concat([Buffer.from(odd), latin('\né')])
								: odd;
					}),
				true
			));
	});
});
