import type { Day, Observation } from '#engine';
import { outlookFor, signpostsOn } from '#ask';
import { dayText, type Watch, type WatchScenario } from '#parse';
import { scoreText } from '../words/numbers/score-text.ts';
import { changedRows, type ChangedRow } from '../changes/changed-rows.ts';
import { dueDatesOf } from '../indicator/due-dates.ts';
import { crossingText } from '../signposts/signposts-view.ts';
import { dateText } from '../words/date-text.ts';
import { verdictsOfOutlook, verdictText } from '../words/verdicts/verdict-text.ts';
import { isolated } from '../words/names/isolated.ts';

/** Up, down, or as it was. */
type Arrow = '\u2191' | '\u2193' | '\u2192';

export interface WeekView {
	readonly from: string;
	readonly to: string;
	readonly scenarios: readonly { readonly href: string; readonly arrow: Arrow; readonly sentence: string }[];
	/** Of what is scored, what got figures. */
	readonly indicators: readonly { readonly href: string; readonly arrow: Arrow; readonly sentence: string }[];
	readonly crossings: readonly { readonly href: string; readonly sentence: string }[];
	readonly events: readonly { readonly href: string; readonly sentence: string }[];
	readonly due: readonly { readonly href: string; readonly sentence: string }[];
	/** How many more there are of each list than a sheet holds. */
	readonly more: { readonly indicators: number; readonly events: number; readonly due: number };
}

const MOST = { indicators: 12, events: 10, due: 10 } as const;

function arrowOf(was: number | null, is: number | null): Arrow {
	if (was === null || is === null || Math.abs(is - was) < 0.05) return '\u2192';
	return is > was ? '\u2191' : '\u2193';
}

function scenarioLine(
	watch: Watch,
	scenario: WatchScenario,
	from: Day,
	to: Day
): WeekView['scenarios'][number] {
	const [was, is] = [outlookFor({ watch, scenario, asOf: from }), outlookFor({ watch, scenario, asOf: to })];
	const [before, after] = [was, is].map((one) => verdictText(verdictsOfOutlook(one), null, watch));
	const index = (score: number | null): string =>
		score === null ? 'none' : scoreText(score, watch.threshold);
	const verdict = before === after ? (after ?? '') : `${before ?? ''} \u2192 ${after ?? ''}`;
	const moved =
		index(was.score) === index(is.score)
			? `index ${index(is.score)}, as before`
			: `index ${index(was.score)} \u2192 ${index(is.score)}`;
	return {
		href: `/?scenario=${scenario.id}&as-of=${dayText(to)}`,
		arrow: arrowOf(was.score, is.score),
		sentence: `${isolated(scenario.name)}: ${verdict}; ${moved}.`
	};
}

/** One line for each indicator that got a row; the arrow is of its pull. */
function indicatorLines(watch: Watch, from: Day, to: Day): WeekView['indicators'] {
	const rows = new Map<string, ChangedRow[]>();
	for (const row of changedRows(watch, from, to))
		if (row.kind !== 'plan') rows.set(row.indicator.id, [...(rows.get(row.indicator.id) ?? []), row]);
	const scenario = watch.scenarios.find(({ id }) => id === watch.defaultScenario);
	if (scenario === undefined) return [];
	const pulls = [from, to].map(
		(asOf) =>
			new Map(outlookFor({ watch, scenario, asOf }).indicators.map(({ id, pull }) => [id, pull] as const))
	);
	return watch.indicators.flatMap(({ id, name, contextOnly, observations }) => {
		const own = rows.get(id);
		const lines = new Set(own?.map(({ line }) => line));
		const last = observations
			.filter(({ line }) => lines.has(line))
			.reduce<Observation | null>(
				(held, one) => (held && held.period.end >= one.period.end ? held : one),
				null
			);
		const newest = own?.find(({ line }) => line === last?.line);
		if (contextOnly || own === undefined || newest === undefined) return [];
		const figure = newest.before === null ? newest.value : `${newest.before} \u2192 ${newest.value}`;
		const more = own.length > 1 ? `, and ${own.length - 1} more` : '';
		return [
			{
				href: `/indicators/${id}`,
				arrow: arrowOf(pulls[0]?.get(id) ?? null, pulls[1]?.get(id) ?? null),
				sentence: `${isolated(name)}: ${newest.period}, ${figure} (${newest.source})${more}.`
			}
		];
	});
}

function crossingLines(watch: Watch, from: Day, to: Day): WeekView['crossings'] {
	return signpostsOn(watch, to).flatMap(({ signpost, crossings }) =>
		crossings
			.filter(({ on }) => on > from)
			.map((crossing) => ({
				href: `/signposts#${signpost.id}`,
				sentence: `${dateText(crossing.on)}: ${isolated(signpost.name)}, ${crossingText(watch, signpost, crossing)}. ${signpost.meaning}`
			}))
	);
}

/** What changed after one day and until another, and what is due next: a sheet of one page. */
export function weekViewOf(watch: Watch, from: Day, to: Day): WeekView {
	const indicators = indicatorLines(watch, from, to);
	const events = watch.events
		.filter(({ published, date }) => Math.max(published, date) > from && Math.max(published, date) <= to)
		.toReversed();
	const scored = watch.indicators.filter(({ contextOnly }) => !contextOnly);
	const due = dueDatesOf(scored, to);
	const next = [...due.filter((one) => one.due >= to), ...due.filter((one) => one.due < to).reverse()];
	return {
		from: dateText(from),
		to: dateText(to),
		scenarios: watch.scenarios.map((scenario) => scenarioLine(watch, scenario, from, to)),
		indicators: indicators.slice(0, MOST.indicators),
		crossings: crossingLines(watch, from, to),
		events: events.slice(0, MOST.events).map(({ id, date, datePrecision, title }) => ({
			href: `/events#event-${id}`,
			sentence: `${dateText(date, datePrecision)}: ${isolated(title)}.`
		})),
		due: next.slice(0, MOST.due).map(({ indicator, name, due: on }) => ({
			href: `/indicators/${indicator}`,
			sentence: `${isolated(name)}: ${on < to ? `overdue since ${dateText(on)}` : dateText(on)}.`
		})),
		more: {
			indicators: Math.max(0, indicators.length - MOST.indicators),
			events: Math.max(0, events.length - MOST.events),
			due: Math.max(0, next.length - MOST.due)
		}
	};
}
