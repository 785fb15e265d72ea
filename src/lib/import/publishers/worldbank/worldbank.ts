import type { WorldBankBlock } from './block.ts';
import { foreignDay } from '../../reading/foreign-date.ts';
import { columnName, ForeignTable, type TableForm } from '../../reading/foreign-table.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { jsonRecords, type JsonRecord } from '../../reading/json-stream.ts';
import { foreignNumber, Selection } from '../../reading/selection.ts';
import { textChunks } from '../../reading/text-stream.ts';

const form: TableForm<'country' | 'code' | 'series' | 'seriesCode' | 'year'> = {
	name: 'a wide table of the World Bank',
	columns: {
		country: ['country name'],
		code: ['country code'],
		series: ['series name', 'indicator name'],
		seriesCode: ['series code', 'indicator code'],
		year: ['1990 [yr1990]', '2000 [yr2000]', '2010 [yr2010]', '2020 [yr2020]', '1990', '2000', '2010', '2020']
	},
	required: ['code', 'seriesCode']
};

/** The World Bank's series for a country: DataBank's wide CSV, the site's own CSV, or the JSON of the interface. */
export async function readWorldBank(
	chunks: AsyncIterable<Uint8Array>,
	block: WorldBankBlock,
	log: ImportLog,
	isJson: boolean
): Promise<Harvest> {
	return isJson ? readJson(chunks, block, log) : readWide(chunks, block, log);
}

async function readWide(
	chunks: AsyncIterable<Uint8Array>,
	block: WorldBankBlock,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const { places } = table;
	const [country, series] = selections(block);
	const years = table.header.flatMap((cell, place) => {
		const match = /^((?:19|20)\d\d)(?: \[yr\d{4}\])?$/.exec(columnName(cell));
		return match === null ? [] : [{ period: match[1] ?? '', place }];
	});
	const observations: FoundObservation[] = [];
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const cell = (place: number): string => (cells[place] ?? '').trim();
			if (!country.has(cell(places.code), cell(places.country))) continue;
			if (!series.has(cell(places.seriesCode), cell(places.series))) continue;
			for (const { period, place } of years) {
				const text = cell(place);
				const value = text === '' || text === '..' ? null : foreignNumber(text, line, period, log);
				if (value !== null) observations.push(observationOf(period, value, block));
			}
		}
	return finished(observations, country, series, block, log);
}

async function readJson(
	chunks: AsyncIterable<Uint8Array>,
	block: WorldBankBlock,
	log: ImportLog
): Promise<Harvest> {
	const [country, series] = selections(block);
	const observations: FoundObservation[] = [];
	for await (const batch of jsonRecords(textChunks(chunks, log), log))
		for (const record of batch) {
			if (record.page !== undefined) readHead(record, log);
			else if (record.message !== undefined) complainOfAnswer(record, log);
			if (record.date === undefined) continue;
			const { id, value: name } = named(record.country);
			const indicator = named(record.indicator);
			if (!country.has(text(record.countryiso3code), id, name)) continue;
			if (!series.has(indicator.id, indicator.value)) continue;
			const period = text(record.date)
				.replace(/^(\d{4})M(\d\d)$/, '$1-$2')
				.replace(/^(\d{4})Q(\d)$/, '$1-Q$2');
			if (typeof record.value === 'number') observations.push(observationOf(period, record.value, block));
		}
	return finished(observations, country, series, block, log);
}

/** The first item of an answer: how many pages there are, and when the series was last updated. */
function readHead(head: JsonRecord, log: ImportLog): void {
	log.released = foreignDay(text(head.lastupdated));
	if (Number(head.pages) > 1)
		log.notices.add({
			code: 'import/pages',
			expected: 'the whole answer on one page',
			received: `page ${text(head.page)} of ${text(head.pages)}`,
			hint: 'ask with per_page=20000'
		});
}

/** The interface answers a wrong code with status 200 and a message. */
function complainOfAnswer(record: JsonRecord, log: ImportLog): void {
	const first = Array.isArray(record.message) ? (record.message[0] as JsonRecord | undefined) : undefined;
	log.issues.add({
		code: 'import/error-answer',
		expected: 'observations',
		received: text(first?.value) || 'an error message of the World Bank',
		hint: 'check country and series'
	});
}

function named(value: unknown): { id: string; value: string } {
	const record = (typeof value === 'object' && value !== null ? value : {}) as JsonRecord;
	return { id: text(record.id), value: text(record.value) };
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function selections({ country, series }: WorldBankBlock): [Selection, Selection] {
	return [new Selection('country', country), new Selection('series', series)];
}

function finished(
	observations: readonly FoundObservation[],
	country: Selection,
	series: Selection,
	block: WorldBankBlock,
	log: ImportLog
): Harvest {
	country.complainIfEmpty(log);
	series.complainIfEmpty(log);
	return log.harvest(observations.filter(({ period }) => Number(period.slice(0, 4)) >= (block.from ?? 0)));
}

function observationOf(period: string, value: number, block: WorldBankBlock): FoundObservation {
	return {
		period,
		value: value / (block.divide ?? 1),
		low: null,
		high: null,
		status: 'A',
		locator: `series ${block.series}, ${block.country}, ${period}`,
		note: ''
	};
}
