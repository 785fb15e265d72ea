import type { Day } from '#engine';
import { dayText, type Watch, type WatchIndicator } from '#parse';
import { dueDatesOf } from '../indicator/due-dates.ts';
import { standingFigures } from '../indicator/indicator-series.ts';

/** One indicator of `/api/indicators`, with its latest figure; null where there is none. */
export interface ListedIndicator {
	readonly id: string;
	readonly name: string;
	readonly group: string;
	readonly question: string;
	readonly unit: string;
	readonly scale: 'linear' | 'log';
	/** As the file writes it: `P3M`. */
	readonly frequency: string;
	readonly contextOnly: boolean;
	readonly goalposts: { readonly distant: number; readonly middle: number; readonly close: number } | null;
	readonly latest: {
		readonly value: number;
		readonly period: string;
		readonly published: string;
		readonly source: string;
		readonly grade: string;
	} | null;
	readonly due: string | null;
	/** How many rows had been published by the day. */
	readonly observations: number;
}

function listedIndicator(indicator: WatchIndicator, asOf: Day): ListedIndicator {
	const { id, name, group, question, unit, scale, frequencyText, contextOnly, observations } = indicator;
	const row = standingFigures(indicator, asOf).at(-1)?.row;
	const [wait] = dueDatesOf([indicator], asOf);
	return {
		id,
		name,
		group,
		question,
		unit,
		scale,
		frequency: frequencyText,
		contextOnly,
		goalposts: contextOnly ? null : indicator.goalposts,
		latest:
			row === undefined
				? null
				: {
						value: row.value,
						period: row.period.text,
						published: dayText(row.published),
						source: row.source,
						grade: row.grade
					},
		due: wait === undefined ? null : dayText(wait.due),
		observations: observations.filter(({ published }) => published <= asOf).length
	};
}

/** Every indicator as known on a day. */
export function indicatorsJson(watch: Watch, asOf: Day): readonly ListedIndicator[] {
	return watch.indicators.map((indicator) => listedIndicator(indicator, asOf));
}
