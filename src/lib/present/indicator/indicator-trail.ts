import type { Day, Observation } from '#engine';
import { dayText, type Watch, type WatchIndicator } from '#parse';
import { dateText, periodText } from '../words/date-text.ts';
import { signedText, valueText } from '../words/numbers/number-text.ts';
import { sourceName } from '../words/names/source-text.ts';

/** A day on which something about the indicator became known: a vintage of it. */
export interface Vintage {
	readonly date: string;
	readonly asOf: string;
	readonly rows: number;
	readonly current: boolean;
}

/** What one source said of one period, from its first word to its last. */
export interface RevisionTrail {
	readonly period: string;
	readonly source: string;
	readonly steps: readonly {
		readonly line: number;
		readonly published: string;
		readonly value: string;
		/** Against the word before; null for the first. */
		readonly change: string | null;
	}[];
}

/** Sources beside each other, one column each; a period no two of them speak of isn't there. */
export interface RivalTable {
	readonly sources: readonly { readonly id: string; readonly name: string }[];
	readonly rows: readonly {
		readonly period: string;
		readonly cells: readonly {
			readonly value: string | null;
			readonly line: number | null;
			readonly grade: string | null;
		}[];
	}[];
}

const knownBy = ({ observations }: WatchIndicator, asOf: Day): Observation[] =>
	observations.filter(({ published, value }) => published <= asOf && value !== null);

function groupedBy(
	rows: Iterable<Observation>,
	keyOf: (row: Observation) => string
): Map<string, Observation[]> {
	const groups = new Map<string, Observation[]>();
	for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
	return groups;
}

/** Every day on which rows were published, newest first; `current` is the one a reader's date falls into. */
export function vintagesOf(indicator: WatchIndicator, asOf: Day, today: Day): Vintage[] {
	const days = [...groupedBy(indicator.observations, ({ published }) => String(published))]
		.map(([day, rows]) => ({ day: Number(day), rows: rows.length }))
		.filter(({ day }) => day <= today)
		.sort((a, b) => b.day - a.day);
	const current = days.find(({ day }) => day <= asOf)?.day;
	return days.map(({ day, rows }) => ({
		date: dateText(day),
		asOf: dayText(day),
		rows,
		current: day === current
	}));
}

const nameIn = (watch: Watch, id: string): string => {
	const source = watch.sources.get(id);
	return source ? sourceName(source) : id;
};

/** Periods of which a source has spoken more than once, newest first. */
export function revisionsOf(watch: Watch, indicator: WatchIndicator, asOf: Day): RevisionTrail[] {
	const { unit, decimals } = indicator;
	const groups = groupedBy(knownBy(indicator, asOf), ({ period, source }) => `${period.end} ${source}`);
	return [...groups.values()]
		.filter((rows) => rows.length > 1)
		.map((rows) => rows.sort((a, b) => a.published - b.published || a.line - b.line))
		.sort((a, b) => (b[0]?.period.end ?? 0) - (a[0]?.period.end ?? 0))
		.map((rows) => ({
			period: periodText(rows[0]?.period.text ?? ''),
			source: nameIn(watch, rows[0]?.source ?? ''),
			steps: rows.map((row, index) => {
				const before = rows[index - 1]?.value ?? null;
				return {
					line: row.line,
					published: dateText(row.published, row.publishedPrecision),
					value: valueText(row.value ?? 0, unit, decimals),
					change: before === null ? null : signedText((row.value ?? 0) - before, decimals)
				};
			})
		}));
}

/** Periods that two sources or more speak of, each source's latest word; null where there is none. */
export function rivalsOf(watch: Watch, indicator: WatchIndicator, asOf: Day): RivalTable | null {
	const { unit, decimals } = indicator;
	const periods = [...groupedBy(knownBy(indicator, asOf), ({ period }) => String(period.end)).values()]
		.map((rows) => new Map(rows.sort((a, b) => a.published - b.published).map((row) => [row.source, row])))
		.filter((latest) => latest.size > 1)
		.map((latest) => ({ latest, first: [...latest.values()][0] }))
		.sort((a, b) => (b.first?.period.end ?? 0) - (a.first?.period.end ?? 0));
	if (periods.length === 0) return null;
	const ids = [...new Set(periods.flatMap(({ latest }) => [...latest.keys()]))].sort();
	return {
		sources: ids.map((id) => ({ id, name: nameIn(watch, id) })),
		rows: periods.map(({ latest, first }) => ({
			period: periodText(first?.period.text ?? ''),
			cells: ids.map((id) => {
				const row = latest.get(id);
				const value = row === undefined || row.value === null ? null : valueText(row.value, unit, decimals);
				return { value, line: row?.line ?? null, grade: row?.grade ?? null };
			})
		}))
	};
}
