import type { Indicator } from '../evidence/indicator.ts';
import type { UsableRow } from '../evidence/known-periods.ts';
import { lastUntil, prepareIndicator } from '../evidence/known-rows.ts';
import type { Day } from '../evidence/period.ts';
import { standingOf, turningDays, type Standing } from '../evidence/standing.ts';
import { pullOf } from '../weighing/pull.ts';
import type { Scenario } from '../weighing/scenario.ts';
import type { OnScales } from '../weighing/verdicts.ts';

/** What an indicator brings to the scales on a day, and the rows behind it; `standing` is null when nothing is known. */
export interface Moment extends OnScales {
	readonly standing: Standing | null;
}

/** One indicator through real time under one scenario. */
export interface Timeline {
	readonly id: string;
	/** Days on which it may bring something else than the day before, ascending. */
	readonly days: readonly Day[];
	readonly on: (day: Day) => Moment;
	/** Its usable rows published on a day. */
	readonly publishedOn: (day: Day) => readonly UsableRow[];
}

function momentOf(indicator: Indicator, scenario: Scenario, standing: Standing | null): Moment {
	const { weight, polarity } = scenario.weights.get(indicator.id) ?? { weight: 0, polarity: 1 };
	const assumption = scenario.assumptions.get(indicator.id);
	const pullAt = (value: number | undefined): number | null => {
		const pull = value === undefined ? null : pullOf(value, indicator);
		return typeof pull === 'number' ? pull : null;
	};
	const state = standing === null ? 'missing' : standing.aged ? 'aged' : 'observed';
	return {
		weight,
		polarity,
		pull: pullAt(assumption?.value ?? standing?.chosen.value),
		basePull: pullAt(standing?.base?.chosen.value),
		state: assumption === undefined ? state : 'assumed',
		news: standing?.news ?? false,
		assumed: assumption !== undefined,
		standing
	};
}

/** Reads an indicator once for each of its turning days, when asked; `horizon` in months. */
export function timelineOf(indicator: Indicator, scenario: Scenario, horizon: number): Timeline {
	const known = prepareIndicator(indicator, 'real-time', Infinity);
	const days = turningDays(indicator, known, horizon);
	const read = new Map<number, Moment>();
	const published = new Map<Day, UsableRow[]>();
	for (const { rows } of known.periods)
		for (const { row, from } of rows) published.set(from, [...(published.get(from) ?? []), row]);
	return {
		id: indicator.id,
		days,
		on: (day) => {
			const turn = lastUntil(days, day, (one) => one);
			const found = read.get(turn);
			if (found !== undefined) return found;
			const moment = momentOf(indicator, scenario, standingOf(indicator, known, day, horizon));
			read.set(turn, moment);
			return moment;
		},
		publishedOn: (day) => published.get(day) ?? []
	};
}
