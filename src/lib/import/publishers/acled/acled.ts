import { shown } from '#parse';
import type { AcledBlock } from './block.ts';
import { MonthCount } from './month-count.ts';
import { monthsIn, spanStart, spanText } from '../../reading/table/foreign-date.ts';
import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import { foreignNumber, owned, Selection } from '../../reading/table/selection.ts';

type Field = 'id' | 'date' | 'country' | 'area' | 'type' | 'subtype' | 'events' | 'fatalities';

const form: TableForm<Field> = {
	name: 'an ACLED export',
	columns: {
		id: ['event_id_cnty', 'data_id'],
		date: ['event_date', 'week'],
		country: ['country'],
		area: ['admin1'],
		type: ['event_type'],
		subtype: ['sub_event_type'],
		events: ['events'],
		fatalities: ['fatalities']
	},
	required: ['date', 'country', 'type']
};

/**
 * ACLED: events or deaths a month, quarter or year, by type, or the mean of a window of months. Reads the export of
 * events (a row each) and the weekly aggregate (weeks belong to the month of their date). A month counts where the file has
 * at least one row of the country, of whatever type; others, and those that it cuts at its ends, are left out.
 */
export async function readAcled(
	chunks: AsyncIterable<Uint8Array>,
	block: AcledBlock,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const { places, header } = table;
	const isWeekly = header[places.date]?.trim().toLowerCase() === 'week';
	const count = new MonthCount(isWeekly, log);
	const keys = new SeenKeys(places.id < 0 ? 'week, area and kind of event' : 'event_id_cnty', log);
	const country = new Selection('country', block.country);
	const type = new Selection('type', block.type);
	const subtype = new Selection('subtype', block.subtype);
	const areas = new Areas();
	const measured = block.measure === 'fatalities' ? places.fatalities : places.events;
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const cell = (place: number): string => cells[place] ?? '';
			if (!country.has(cell(places.country))) continue;
			areas.see(cell(places.area));
			const month = count.monthOf(cell(places.date), line);
			if (month === null) continue;
			if (!type.has(cell(places.type)) || !subtype.has(cell(places.subtype))) continue;
			if (!keys.isNew(keyOf(cells, places), valueOf(cells, places), line)) continue;
			const value = measured < 0 ? 1 : foreignNumber(cell(measured), line, header[measured] ?? '', log);
			if (value === null) count.taint(month);
			else count.add(month, value);
		}
	keys.tell();
	for (const selection of [country, type, subtype]) selection.complainIfEmpty(log);
	areas.check(log);
	return log.harvest(log.isStopped() ? [] : observationsOf(count, block));
}

/** Rows beyond which a country has more than one part of the first level in them. */
const MANY_ROWS = 50;

/** Parts of the country that a file has events of: one alone tells of a download for it, which a country's count isn't. */
class Areas {
	#first = '';
	#rows = 0;
	#isOne = true;

	see(area: string): void {
		if (area === '' || !this.#isOne) return;
		this.#rows += 1;
		if (this.#first === '') this.#first = owned(area);
		else if (area !== this.#first) this.#isOne = false;
	}

	check(log: ImportLog): void {
		if (!this.#isOne || this.#rows < MANY_ROWS || log.isStopped()) return;
		log.issues.add({
			code: 'import/too-narrow',
			field: 'admin1',
			expected: 'events of the whole country',
			received: `${this.#rows} rows, all of ${shown(this.#first)}`,
			hint: 'download all of the country'
		});
	}
}

/** ACLED numbers its events; in an export by actor an event has several rows. The aggregate's rows are their own keys. */
function keyOf(cells: readonly string[], places: Readonly<Record<Field, number>>): string {
	if (places.id >= 0) return cells[places.id] ?? '';
	return cells.filter((_, place) => place !== places.events && place !== places.fatalities).join('\u001f');
}

function valueOf(cells: readonly string[], places: Readonly<Record<Field, number>>): string {
	return [places.date, places.subtype, places.events, places.fatalities]
		.map((place) => cells[place] ?? '')
		.join(' ');
}

function observationsOf(count: MonthCount, block: AcledBlock): readonly FoundObservation[] {
	const every = monthsIn[block.every ?? 'month'];
	const months = block.window ?? every;
	const { first, last } = count.span();
	const begin = Math.max(first, (block.from ?? 0) * 12);
	const observations: FoundObservation[] = [];
	count.tellUncovered(begin, last);
	for (let end = spanStart(begin, block.every ?? 'month') + every - 1; end <= last; end += every) {
		const start = end - months + 1;
		const sum = start < begin ? null : count.sumOf(start, months);
		if (sum !== null) observations.push(observationOf(start, months, sum, block));
	}
	return observations;
}

function observationOf(start: number, months: number, sum: number, block: AcledBlock): FoundObservation {
	const kinds = [block.type, block.subtype].filter((kind) => kind !== undefined).map(String);
	const what = block.measure === 'fatalities' ? 'Deaths' : 'Events';
	const period = spanText(start, months);
	const isMean = block.window !== undefined;
	return {
		period,
		value: isMean ? sum / months : sum,
		low: null,
		high: null,
		status: 'E',
		locator: `rows of country ${String(block.country)}${kinds.length === 0 ? '' : `, ${kinds.join(', ')}`}`,
		note: isMean ? `${what} a month, mean of ${months} months; ${sum} in all.` : `${what}, every side.`
	};
}
