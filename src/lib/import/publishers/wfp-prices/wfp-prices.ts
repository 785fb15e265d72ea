import { shown } from '#parse';
import { foreignDay, monthIndex, monthsIn, spanStart, spanText } from '../../reading/table/foreign-date.ts';
import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import { foreignNumber, owned, Selection } from '../../reading/table/selection.ts';
import type { WfpPricesBlock } from './block.ts';

type Field =
	'date' | 'area' | 'market' | 'commodity' | 'unit' | 'flag' | 'type' | 'currency' | 'price' | 'usd';

const form: TableForm<Field> = {
	name: 'food prices of the WFP',
	columns: {
		date: ['date'],
		area: ['admin1'],
		market: ['market'],
		commodity: ['commodity'],
		unit: ['unit'],
		flag: ['priceflag'],
		type: ['pricetype'],
		currency: ['currency'],
		price: ['price'],
		usd: ['usdprice']
	},
	required: ['date', 'area', 'market', 'commodity', 'unit', 'flag', 'type', 'currency', 'price', 'usd']
};

/** Prices of a period by market. */
type Markets = Map<string, { sum: number; count: number }>;

/**
 * WFP's prices of one commodity: the mean over the markets of each one's mean over the period, so that a market with
 * more figures doesn't weigh more. Forecasts are passed over. Two units, kinds of price or currencies are an issue.
 */
export async function readWfpPrices(
	chunks: AsyncIterable<Uint8Array>,
	block: WfpPricesBlock,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table !== null && !isTold(block)) complainOfCountry(log);
	if (table === null || log.isStopped()) return log.harvest([]);
	const { places } = table;
	const wanted = {
		commodity: new Selection('commodity', block.commodity),
		market: new Selection('market', block.market),
		area: new Selection('area', block.area),
		unit: new Selection('unit', block.unit),
		type: new Selection('pricetype', block.pricetype),
		currency: new Selection('local', block.local)
	};
	const fields = Object.keys(wanted) as (keyof typeof wanted)[];
	const keys = new SeenKeys('price of a market', log);
	const series = new Set<string>();
	const periods = new Map<number, Markets>();
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const cell = (field: Field): string => (cells[places[field]] ?? '').trim();
			if (!fields.every((field) => wanted[field].has(cell(field))) || /forecast/i.test(cell('flag')))
				continue;
			const day = foreignDay(cell('date'));
			const column = block.currency === 'usd' ? 'usd' : 'price';
			const price = day === null ? null : foreignNumber(cell(column), line, column, log);
			if (day === null) complainOfDate(cell('date'), line, log);
			if (day === null || price === null || log.isStopped()) continue;
			const key = [cell('date'), cell('area'), cell('market'), cell('unit'), cell('type')].join(' ');
			if (!keys.isNew(key, cell(column), line)) continue;
			series.add(owned(`${cell('unit')}, ${cell('type')}, ${column === 'usd' ? 'USD' : cell('currency')}`));
			if (series.size > 1) complainOfSeries([...series], line, log);
			add(
				periods,
				spanStart(monthIndex(day), block.every ?? 'month'),
				`${cell('area')} ${cell('market')}`,
				price
			);
		}
	keys.tell();
	for (const field of fields) wanted[field].complainIfEmpty(log);
	const [what = ''] = series;
	if (what !== '') tellUnsaid(what, block, log);
	return log.harvest(
		[...periods].flatMap(([start, markets]) => observationOf(start, markets, what, block) ?? [])
	);
}

function add(periods: Map<number, Markets>, start: number, market: string, price: number): void {
	const markets: Markets = periods.get(start) ?? new Map<string, { sum: number; count: number }>();
	periods.set(start, markets);
	const held = markets.get(market) ?? { sum: 0, count: 0 };
	markets.set(owned(market), { sum: held.sum + price, count: held.count + 1 });
}

function observationOf(
	start: number,
	markets: Markets,
	what: string,
	block: WfpPricesBlock
): FoundObservation | null {
	if (start < (block.from ?? 0) * 12) return null;
	const period = spanText(start, monthsIn[block.every ?? 'month']);
	const means = [...markets.values()].map(({ sum, count }) => sum / count / (block.divide ?? 1));
	return {
		period,
		value: means.reduce((sum, mean) => sum + mean, 0) / means.length,
		low: Math.min(...means),
		high: Math.max(...means),
		status: 'E',
		locator: `rows of ${block.commodity}, ${period}`,
		note: `${what}; mean of ${means.length === 1 ? '1 market' : `${means.length} markets`}, the range from the cheapest to the dearest.`
	};
}

/** Rice is sold everywhere, and the file of another country has the same columns. */
function isTold({ local, market, area }: WfpPricesBlock): boolean {
	return [local, market, area].some((one) => one !== undefined);
}

function complainOfCountry(log: ImportLog): void {
	log.issues.add({
		code: 'import/unsaid-series',
		field: 'local',
		expected: 'what tells the country, as the file doesn’t name it: its currency, a market or an area',
		received: 'a commodity alone',
		hint: 'set local in the import block to the code of the currency, such as MMK, so that the file of another country is refused'
	});
}

/** What the file has is taken as meant where the block leaves it open; the next file may have another unit. */
function tellUnsaid(what: string, { unit, pricetype }: WfpPricesBlock, log: ImportLog): void {
	const open = [...(unit === undefined ? ['unit'] : []), ...(pricetype === undefined ? ['pricetype'] : [])];
	if (open.length === 0) return;
	log.notices.add({
		code: 'import/unsaid-series',
		field: open.join(', '),
		expected: `${open.join(' and ')} to be named`,
		received: what,
		hint: 'taken as meant; name it, too, in the import block, so that prices of another are refused'
	});
}

function complainOfDate(cell: string, line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/bad-date',
		line,
		field: 'date',
		expected: 'a date such as 2026-10-15',
		received: shown(cell)
	});
}

function complainOfSeries(series: readonly string[], line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/several-series',
		line,
		field: 'unit',
		expected: 'prices in one unit, of one kind and in one currency',
		received: series.join(' and '),
		hint: 'set unit, pricetype or currency in the import block'
	});
}
