import {
	addDuration,
	levelGridOf,
	levelsOf,
	type Day,
	type Level,
	type LevelGrid,
	type Observation,
	type Reading
} from '#engine';
import type { Group, OutcomeNames, ScoredIndicator, Watch, WatchScenario } from '#parse';
import type { ChartMarker } from '../chart/chart-definition.ts';
import { markersOf } from '../chart/chart-events.ts';
import { isoDate } from '../words/date-text.ts';
import { sourceName } from '../words/source-text.ts';
import { seriesOf, type SparkPoint } from '../chart/sparkline.ts';

/**
 * What a page needs to weigh the watch again and again at one as-of date, without the observations behind it: it goes
 * to the browser, so it holds the chosen rows only, and no notes.
 */
export interface Board {
	readonly asOf: Day;
	readonly today: Day;
	/** Goes with the address of an indicator's page, so that it too shows the as-of date; empty for today. */
	readonly pageQuery: string;
	readonly threshold: number;
	readonly seed: number;
	readonly question: string;
	readonly outcomes: OutcomeNames;
	readonly groups: readonly Group[];
	readonly indicators: readonly ScoredIndicator[];
	readonly levels: ReadonlyMap<string, Level>;
	readonly series: ReadonlyMap<string, readonly SparkPoint[]>;
	readonly sourceNames: ReadonlyMap<string, string>;
	/** The scenario under edit, as its file has it. */
	readonly base: WatchScenario;
	readonly scenarios: readonly { readonly id: string; readonly name: string }[];
	readonly history: {
		readonly from: Day;
		readonly grids: readonly LevelGrid[];
		/** The few events that fit on the plot. */
		readonly markers: readonly ChartMarker[];
	};
}

/** In the order in which they are told; the first is the one to quote. */
export const historyReadings: readonly Reading[] = ['real-time', 'pseudo', 'now'];

const bare = (row: Observation): Observation => ({ ...row, note: '', locator: '' });

/** What weighing and its words need; questions, caveats and reasons stand on the indicator's own page. */
function bareIndicator(indicator: ScoredIndicator): ScoredIndicator {
	const goalpostReasons = { weakens: '', neutral: '', deepens: '' };
	return { ...indicator, observations: [], question: '', caveats: [], polarityNote: null, goalpostReasons };
}

function bareLevel(level: Level): Level {
	return level.state === 'missing'
		? level
		: { ...level, chosen: bare(level.chosen), rivals: level.rivals.map(bare) };
}

/** The indicators that can be weighed: in the order of the groups, then heaviest first in the default scenario. */
export function scoredIndicators(watch: Watch): ScoredIndicator[] {
	const usual = watch.scenarios.find(({ id }) => id === watch.defaultScenario)?.weights;
	const weightOf = (id: string): number => usual?.get(id)?.weight ?? 0;
	const scored = watch.indicators
		.filter((indicator): indicator is ScoredIndicator => !indicator.contextOnly)
		.sort((a, b) => weightOf(b.id) - weightOf(a.id));
	return watch.groups.flatMap(({ id }) => scored.filter(({ group }) => group === id));
}

/** Fifty years of months: no history has more points, whatever the watch or an address asks for. */
const MOST_HISTORY_POINTS = 600;

/** From one day on in steps of so many months, and the last day itself; null where they are too many. */
function datesEvery(step: number, from: Day, to: Day): Day[] | null {
	const dates: Day[] = [];
	for (let day = from; day < to; day = addDuration(from, { months: step * dates.length, days: 0 })) {
		if (dates.length === MOST_HISTORY_POINTS - 1) return null;
		dates.push(day);
	}
	return [...dates, to];
}

/**
 * Month by month from one day, and the last day itself: the dates of a history. Every second month, or third, and so on
 * where there would be more than MOST_HISTORY_POINTS. Empty when `to` is before `from`, or one of them is no day.
 */
export function monthlyDates(from: Day, to: Day): Day[] {
	if (!Number.isFinite(from) || !Number.isFinite(to) || from > to) return [];
	const least = Math.max(1, Math.floor((to - from) / 31 / MOST_HISTORY_POINTS));
	const step = Math.ceil((to - from) / 30 / (MOST_HISTORY_POINTS - 2)) + 1;
	return (
		datesEvery(least, from, to) ?? datesEvery(least + 1, from, to) ?? datesEvery(step, from, to) ?? [from, to]
	);
}

function historyOfWatch(watch: Watch, indicators: readonly ScoredIndicator[], asOf: Day): Board['history'] {
	const from = Math.min(watch.historyFrom, asOf);
	const dates = monthlyDates(from, asOf);
	return {
		from,
		grids: historyReadings.map((reading) => levelGridOf({ indicators, dates, reading, knownAt: asOf })),
		markers: markersOf(
			watch.events.filter(({ date, published }) => Math.max(date, published) <= asOf),
			from,
			asOf
		)
	};
}

/** A watch at an as-of date, through one scenario. */
export function boardOf(watch: Watch, base: WatchScenario, asOf: Day, today: Day): Board {
	const indicators = scoredIndicators(watch);
	const levels = levelsOf(indicators, asOf);
	const cited = [...levels.values()].flatMap((level) =>
		level.state === 'missing' ? [] : [level.chosen.source]
	);
	return {
		asOf,
		today,
		pageQuery: asOf === today ? '' : `?as-of=${isoDate(asOf)}`,
		threshold: watch.threshold,
		seed: watch.seed,
		question: watch.question,
		outcomes: watch.outcomes,
		groups: watch.groups,
		indicators: indicators.map(bareIndicator),
		levels: new Map([...levels].map(([id, level]) => [id, bareLevel(level)])),
		series: new Map(indicators.map(({ id, observations }) => [id, seriesOf(observations, asOf)])),
		sourceNames: new Map(
			cited.map((id) => {
				const source = watch.sources.get(id);
				return [id, source ? sourceName(source) : id];
			})
		),
		base,
		scenarios: watch.scenarios.map(({ id, name }) => ({ id, name })),
		history: historyOfWatch(watch, indicators, asOf)
	};
}
