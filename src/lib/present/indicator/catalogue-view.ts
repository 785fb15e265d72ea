import type { Watch, WatchIndicator } from '#parse';
import type { Day } from '#engine';
import { dateText, periodText } from '../words/date-text.ts';
import { figureText } from '../words/numbers/figure-text.ts';
import { termsIn } from '../words/numbers/unit-terms.ts';
import { seriesOf, sparklineOf, thinnedSeries, type Sparkline } from '../chart/sparkline.ts';

export interface CatalogueRow {
	readonly id: string;
	readonly name: string;
	readonly question: string;
	readonly unit: string;
	readonly scored: boolean;
	readonly latest: string;
	readonly period: string | null;
	readonly spark: Sparkline | null;
	readonly observations: number;
}

function rowOf(indicator: WatchIndicator, asOf: Day, lines: number): CatalogueRow {
	const series = seriesOf(indicator, asOf);
	const last = series.at(-1);
	const row = indicator.observations.find(
		({ period, value }) => period.end === last?.day && value === last.value
	);
	return {
		id: indicator.id,
		name: indicator.name,
		question: indicator.question,
		unit: indicator.unit,
		scored: !indicator.contextOnly,
		latest: row ? figureText(row, indicator) : 'none',
		period: row ? periodText(row.period.text) : null,
		spark: sparklineOf(thinnedSeries(series, lines)),
		observations: indicator.observations.length
	};
}

/** Every indicator of the watch by group, the scored ones first. */
export function catalogueViewOf(
	watch: Watch,
	asOf: Day
): {
	readonly asOf: string;
	/** The abbreviations of the units, explained. */
	readonly terms: readonly string[];
	readonly groups: readonly {
		readonly id: string;
		readonly name: string;
		readonly rows: readonly CatalogueRow[];
	}[];
} {
	const groups = watch.groups.map(({ id, name }) => ({
		id,
		name,
		rows: watch.indicators
			.filter(({ group }) => group === id)
			.map((indicator) => rowOf(indicator, asOf, watch.indicators.length))
			.sort((a, b) => Number(b.scored) - Number(a.scored) || a.name.localeCompare(b.name, 'en'))
	}));
	const terms = termsIn(watch.indicators.flatMap(({ unit, name }) => [unit, name]));
	return { asOf: dateText(asOf), terms, groups: groups.filter(({ rows }) => rows.length > 0) };
}
