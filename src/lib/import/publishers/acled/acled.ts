import { dayText, shown } from '#parse';
import type { AcledBlock } from './block.ts';
import {
	foreignDay,
	monthEnd,
	monthIndex,
	monthsIn,
	spanStart,
	spanText
} from '../../reading/foreign-date.ts';
import { ForeignTable, type TableForm } from '../../reading/foreign-table.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { SeenKeys } from '../../reading/seen-keys.ts';
import { foreignNumber, owned, Selection } from '../../reading/selection.ts';

type Field = 'id' | 'date' | 'country' | 'type' | 'subtype' | 'events' | 'fatalities';

const form: TableForm<Field> = {
	name: 'an ACLED export',
	columns: {
		id: ['event_id_cnty', 'data_id'],
		date: ['event_date', 'week'],
		country: ['country'],
		type: ['event_type'],
		subtype: ['sub_event_type'],
		events: ['events'],
		fatalities: ['fatalities']
	},
	required: ['date', 'country', 'type']
};

/**
 * ACLED: events or deaths a month, quarter or year, by type, or the mean of a window of months. Reads the export of
 * events (a row each) and the weekly aggregate (weeks belong to the month of their date). A month that the file doesn't
 * cover to its end is left out.
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
	const measured = block.measure === 'fatalities' ? places.fatalities : places.events;
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const cell = (place: number): string => cells[place] ?? '';
			const month = count.monthOf(cell(places.date), line);
			if (month === null || !country.has(cell(places.country))) continue;
			if (!type.has(cell(places.type)) || !subtype.has(cell(places.subtype))) continue;
			if (!keys.isNew(keyOf(cells, places), valueOf(cells, places), line)) continue;
			const value = measured < 0 ? 1 : foreignNumber(cell(measured), line, header[measured] ?? '', log);
			if (value === null) count.taint(month);
			else count.add(month, value);
		}
	keys.tell();
	for (const selection of [country, type, subtype]) selection.complainIfEmpty(log);
	return log.harvest(log.isStopped() ? [] : observationsOf(count, block));
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

/** Sums by month, counted from year 0. */
class MonthCount {
	readonly sums = new Map<number, number>();
	readonly tainted = new Set<number>();
	readonly #log: ImportLog;
	readonly #isWeekly: boolean;
	/** Dates recur in all rows. */
	readonly #known = new Map<string, number>();
	#firstDay = Infinity;
	#lastDay = -Infinity;

	constructor(isWeekly: boolean, log: ImportLog) {
		this.#isWeekly = isWeekly;
		this.#log = log;
	}

	monthOf(cell: string, line: number): number | null {
		const held = this.#known.get(cell);
		if (held !== undefined) return held;
		const day = foreignDay(cell, 'day-first');
		if (day === null) {
			this.#log.rejected.add({
				code: 'import/bad-date',
				line,
				field: 'date',
				expected: 'a date such as 2021-03-01 or 1 March 2021',
				received: shown(cell)
			});
			return null;
		}
		this.#firstDay = Math.min(this.#firstDay, day);
		this.#lastDay = Math.max(this.#lastDay, day);
		const month = monthIndex(day);
		if (this.#known.size < 50_000) this.#known.set(owned(cell), month);
		return month;
	}

	add(month: number, value: number): void {
		this.sums.set(month, (this.sums.get(month) ?? 0) + value);
	}

	/** A row that counts but can't be read: its month would be wrong. */
	taint(month: number): void {
		this.tainted.add(month);
	}

	/**
	 * First and last month that the file covers whole. A week runs for six days after its date, and belongs to the month
	 * of its date: a month is there from its first week on. What is cut at either end is said.
	 */
	span(): { readonly first: number; readonly last: number } {
		const covered = this.#lastDay + (this.#isWeekly ? 6 : 0);
		const last = monthIndex(this.#lastDay);
		const begin = monthIndex(this.#firstDay);
		const isWholeFirst = this.#firstDay - (this.#isWeekly ? 7 : 1) <= monthEnd(begin - 1);
		const isWholeLast = monthEnd(last) <= covered;
		const cut = [...(isWholeFirst ? [] : [begin]), ...(isWholeLast ? [] : [last])];
		if (cut.length > 0 && Number.isFinite(begin)) this.#tellCut([...new Set(cut)]);
		return { first: isWholeFirst ? begin : begin + 1, last: isWholeLast ? last : last - 1 };
	}

	#tellCut(months: readonly number[]): void {
		this.#log.notices.add({
			code: 'import/cut-period',
			expected: 'whole months',
			received: `${months.map((month) => spanText(month, 1)).join(' and ')} in part: the file runs from ${dayText(this.#firstDay)} to ${dayText(this.#lastDay)}`,
			hint: 'left out; download a longer span to have it'
		});
	}

	/** Null where a month of the span couldn't be read. */
	sumOf(first: number, months: number): number | null {
		let sum = 0;
		for (let month = first; month < first + months; month += 1) {
			if (this.tainted.has(month)) return null;
			sum += this.sums.get(month) ?? 0;
		}
		return sum;
	}
}

function observationsOf(count: MonthCount, block: AcledBlock): readonly FoundObservation[] {
	const every = monthsIn[block.every ?? 'month'];
	const months = block.window ?? every;
	const { first, last } = count.span();
	const begin = Math.max(first, (block.from ?? 0) * 12);
	const observations: FoundObservation[] = [];
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
