import type { Watch, WatchIndicator } from '#parse';
import type { Day } from '#engine';
import { cutList } from '../words/cut-list.ts';
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

/** Every indicator of the watch by group, the scored ones first; without `all` a large group shows its first. */
export function catalogueViewOf(
	watch: Watch,
	asOf: Day,
	all = true
): {
	readonly asOf: string;
	/** The abbreviations of the units, explained. */
	readonly terms: readonly string[];
	readonly groups: readonly {
		readonly id: string;
		readonly name: string;
		readonly rows: readonly CatalogueRow[];
		/** How many of the group aren't shown. */
		readonly more: number;
	}[];
} {
	const shown = watch.groups.map(({ id, name }) => {
		const ours = watch.indicators
			.filter(({ group }) => group === id)
			.sort((a, b) => Number(!b.contextOnly) - Number(!a.contextOnly) || a.name.localeCompare(b.name, 'en'));
		return { id, name, ...cutList(ours, all) };
	});
	const lines = shown.reduce((sum, { rows }) => sum + rows.length, 0);
	const groups = shown.map(({ rows, ...group }) => ({
		...group,
		rows: rows.map((indicator) => rowOf(indicator, asOf, lines))
	}));
	const terms = termsIn(watch.indicators.flatMap(({ unit, name }) => [unit, name]));
	return { asOf: dateText(asOf), terms, groups: groups.filter(({ rows }) => rows.length > 0) };
}
