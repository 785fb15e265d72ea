import {
	dueAfter,
	levelsOf,
	termsOf,
	type Day,
	type Level,
	type LevelGrid,
	type Observation,
	type Reading,
	type Terms
} from '#engine';
import { levelGridsFor, scoredIndicators } from '#ask';
import {
	dayText,
	type Group,
	type ScoredIndicator,
	type VerdictNames,
	type Watch,
	type WatchScenario
} from '#parse';
import type { DueDate } from '../first-screen/due-list.ts';
import { LIST_ROWS } from '../words/cut-list.ts';
import { sourceName } from '../words/names/source-text.ts';
import { seriesOf, thinnedSeries, type SparkPoint } from '../chart/sparkline.ts';

/**
 * What a page needs to weigh the watch again and again at one as-of date, without the observations behind it: it goes
 * to the browser, so it holds the chosen rows only, and no notes.
 */
export interface Board extends Terms, VerdictNames {
	readonly asOf: Day;
	readonly today: Day;
	/** Goes with the address of an indicator's page, so that it too shows the as-of date; empty for today. */
	readonly pageQuery: string;
	readonly seed: number;
	readonly question: string;
	readonly groups: readonly Group[];
	readonly indicators: readonly ScoredIndicator[];
	readonly levels: ReadonlyMap<string, Level>;
	/** Of those that are listed. */
	readonly series: ReadonlyMap<string, readonly SparkPoint[]>;
	readonly sourceNames: ReadonlyMap<string, string>;
	/** The scenario under edit, as its file has it. */
	readonly base: WatchScenario;
	readonly scenarios: readonly { readonly id: string; readonly name: string }[];
	readonly history: {
		/** Real time first, on every day on which it turns; the two other readings where asked for. */
		readonly grids: readonly LevelGrid[];
	};
	/** When the next figure of each scored indicator is due. */
	readonly due: readonly DueDate[];
}

const bare = (row: Observation): Observation => ({ ...row, note: '', locator: '' });

/** What weighing and its words need; questions, caveats and reasons stand on the indicator's own page. */
function bareIndicator(indicator: ScoredIndicator): ScoredIndicator {
	const goalpostReasons = { distant: '', middle: '', close: '' };
	return {
		...indicator,
		observations: [],
		question: '',
		caveats: [],
		polarityNote: null,
		goalpostReasons,
		undercountReason: null
	};
}

function bareLevel(level: Level): Level {
	if (level.state === 'missing') return level;
	const { chosen, rivals, before } = level;
	return {
		...level,
		chosen: bare(chosen),
		rivals: rivals.map(bare),
		before: before && { ...before, chosen: bare(before.chosen) }
	};
}

/** When the next figure is due by the indicator's rhythm and its publisher's usual delay. */
function dueDateOf(indicator: ScoredIndicator, level: Level | undefined): DueDate {
	const { id, name } = indicator;
	if (level === undefined || level.state === 'missing') return { id, name, due: null };
	return { id, name, due: dueAfter(indicator, level.chosen.period.end) };
}

/** The small lines of those that a table lists, as known on a day; `listed` null lists all. */
export function linesOf(
	indicators: readonly ScoredIndicator[],
	asOf: Day,
	listed: ReadonlySet<string> | null
): Board['series'] {
	const drawn = listed === null ? indicators : indicators.filter(({ id }) => listed.has(id));
	return new Map(drawn.map((one) => [one.id, thinnedSeries(seriesOf(one, asOf), drawn.length)]));
}

/** A watch at an as-of date, through one scenario; without small lines where only some of its indicators are listed. */
export function boardOf(
	watch: Watch,
	base: WatchScenario,
	asOf: Day,
	today: Day,
	readings: readonly Reading[] = ['real-time']
): Board {
	const indicators = scoredIndicators(watch);
	const levels = levelsOf(indicators, asOf, watch.horizon);
	const cited = [...levels.values()].flatMap((level) =>
		level.state === 'missing' ? [] : [level.chosen.source, level.before?.chosen.source ?? level.chosen.source]
	);
	return {
		asOf,
		today,
		pageQuery: asOf === today ? '' : `?as-of=${dayText(asOf)}`,
		...termsOf(watch),
		seed: watch.seed,
		question: watch.question,
		positions: watch.positions,
		directions: watch.directions,
		groups: watch.groups,
		indicators: indicators.map(bareIndicator),
		levels: new Map([...levels].map(([id, level]) => [id, bareLevel(level)])),
		series: linesOf(indicators, asOf, indicators.length > LIST_ROWS.whole ? new Set() : null),
		sourceNames: new Map(
			cited.map((id) => {
				const source = watch.sources.get(id);
				return [id, source ? sourceName(source) : id];
			})
		),
		base,
		scenarios: watch.scenarios.map(({ id, name }) => ({ id, name })),
		history: { grids: levelGridsFor(watch, asOf, readings) },
		due: indicators.map((one) => dueDateOf(one, levels.get(one.id)))
	};
}
