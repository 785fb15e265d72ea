import { levelsOf, type Day, type Level, type LevelGrid, type Observation } from '#engine';
import { levelGridsFor, scoredIndicators } from '#ask';
import {
	dayText,
	type Group,
	type OutcomeNames,
	type ScoredIndicator,
	type Watch,
	type WatchScenario
} from '#parse';
import type { ChartMarker } from '../chart/chart-definition.ts';
import { markersOf } from '../chart/chart-events.ts';
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

function historyOfWatch(watch: Watch, asOf: Day): Board['history'] {
	const from = Math.min(watch.historyFrom, asOf);
	return {
		from,
		grids: levelGridsFor(watch, asOf),
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
		pageQuery: asOf === today ? '' : `?as-of=${dayText(asOf)}`,
		threshold: watch.threshold,
		seed: watch.seed,
		question: watch.question,
		outcomes: watch.outcomes,
		groups: watch.groups,
		indicators: indicators.map(bareIndicator),
		levels: new Map([...levels].map(([id, level]) => [id, bareLevel(level)])),
		series: new Map(indicators.map((one) => [one.id, seriesOf(one, asOf)])),
		sourceNames: new Map(
			cited.map((id) => {
				const source = watch.sources.get(id);
				return [id, source ? sourceName(source) : id];
			})
		),
		base,
		scenarios: watch.scenarios.map(({ id, name }) => ({ id, name })),
		history: historyOfWatch(watch, asOf)
	};
}
