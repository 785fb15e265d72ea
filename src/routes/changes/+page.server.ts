import type { Day } from '#engine';
import { dayText, formatScenarioLink, wantsAllRows, type Watch } from '#parse';
import { calledLens, changesPageOf, dateText, lensText, lensTitle, spanPresetsOf } from '#present';
import { lastBriefingDay } from '#server/briefing/last-briefing-day.ts';
import { requestedSpan, spanQuery, type RequestedSpan } from '#server/http/request-span.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

interface PresetLink {
	readonly name: string;
	readonly since: string;
	readonly href: string;
	readonly current: boolean;
}

/** Spans up to the same day, as links; that of the last briefing where there is one. */
function presetsOf(watch: Watch, span: RequestedSpan, briefing: Day | null): readonly PresetLink[] {
	const { scenario, from, to } = span;
	const since =
		briefing !== null && briefing < to ? [{ name: 'since the last briefing', from: briefing }] : [];
	return [...spanPresetsOf(watch, scenario, to), ...since].map((preset) => ({
		name: preset.name,
		since: dateText(preset.from),
		href: spanQuery({ scenario, from: preset.from, to }, watch),
		current: preset.from === from
	}));
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const span = requestedSpan(watch, url, locals.today);
	const { scenario, edited, from, to } = span;
	const edits = new URLSearchParams(formatScenarioLink({ scenario, asOf: null }, watch));
	const base = watch.scenarios.find(({ id }) => id === scenario.id) ?? scenario;
	edits.delete('scenario');
	const called = calledLens(scenario, edited);
	return {
		view: changesPageOf({ watch, scenario, from, to, all: wantsAllRows(url.searchParams) }),
		scenario: scenario.id,
		scenarioName: lensTitle(scenario, edited),
		lens: lensText(called.scenarioName, called.edited),
		scenarios: watch.scenarios.map(({ id, name }) => ({ id, name })),
		/** The edits of the address, to go along; null without any. */
		edits: edited ? { fields: [...edits], without: spanQuery({ scenario: base, from, to }, watch) } : null,
		presets: presetsOf(watch, span, await lastBriefingDay(locals.archive, watch, scenario.id)),
		from: dayText(from),
		to: dayText(to),
		today: dayText(locals.today),
		span: { from: dateText(from), to: dateText(to) },
		query: spanQuery(span, watch)
	};
};
