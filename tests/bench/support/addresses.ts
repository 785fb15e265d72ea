import { dayText, parseDay } from '#parse';

/** What addresses are made of. */
export interface Known {
	readonly indicators: readonly string[];
	readonly scenarios: readonly string[];
	readonly briefing: string;
}

/** Kinds of answers, each as addresses with `{edit}` where a scenario's edits go, `{day}`, `{id}` and `{briefing}`. */
export const KINDS: Readonly<Record<string, readonly string[]>> = {
	pages: [
		'/?{edit}',
		'/?{edit}&as-of={day}',
		'/indicators?as-of={day}',
		'/indicators/{id}?as-of={day}',
		'/scenarios?{edit}',
		'/events?as-of={day}',
		'/sources?as-of={day}',
		'/changes?from={day}&{edit}',
		'/week?from={day}',
		'/signposts?as-of={day}',
		'/method?as-of={day}',
		'/search?q={word}',
		'/briefings?{edit}',
		'/briefings/{briefing}',
		'/briefings/{briefing}/verify',
		'/briefings/compare?a={briefing}&b=today&{edit}',
		'/feeds',
		'/api',
		'/update'
	],
	pictures: [
		'/outlook.svg?{edit}',
		'/outlook.png?{edit}',
		'/history.svg?{edit}',
		'/history.png?{edit}',
		'/indicators/{id}.svg?as-of={day}',
		'/indicators/{id}.png?as-of={day}',
		'/og.png?{edit}'
	],
	downloads: [
		'/outlook.csv?{edit}',
		'/outlook.json?{edit}&as-of={day}',
		'/history.csv?{edit}',
		'/indicators/{id}.csv?as-of={day}',
		'/indicators/{id}.json?as-of={day}',
		'/events.csv?as-of={day}',
		'/events.ics?as-of={day}',
		'/due.ics?as-of={day}',
		'/sources.bib?as-of={day}',
		'/sources.ris?as-of={day}',
		'/sources.csv?as-of={day}',
		'/changes.csv?from={day}',
		'/catalog.jsonld?as-of={day}',
		'/scenarios/export?{edit}',
		'/watch.zip?as-of={day}',
		'/briefings/{briefing}.json',
		'/briefings/{briefing}.html?{edit}'
	],
	feeds: [
		'/feeds/watch.atom?{edit}',
		'/feeds/watch.json?{edit}',
		'/feeds/scenario-{scenario}.atom?{edit}',
		'/feeds/indicator-{id}.json?{edit}'
	],
	api: [
		'/api/outlook?{edit}',
		'/api/history?{edit}',
		'/api/verdicts?{edit}',
		'/api/sensitivity?{edit}',
		'/api/explain?from={day}',
		'/api/indicators?as-of={day}',
		'/api/observations?indicator={id}&as-of={day}',
		'/api/events?as-of={day}',
		'/api/sources?as-of={day}',
		'/api/briefings?q={word}',
		'/api/changes?from={day}',
		'/api/signposts?as-of={day}',
		'/api/live',
		'/api/health',
		'/api/openapi.json',
		'/metrics'
	]
};

const FIRST = parseDay('2021-06-01') ?? 0;
const DAYS = 1_900;

/** The address of a kind that nobody has asked for before; the same `turn` makes the same. */
export function freshAddress(
	template: string,
	turn: number,
	{ indicators, scenarios, briefing }: Known
): string {
	const of = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
	const values: Readonly<Record<string, string>> = {
		edit: `w.${of(indicators, turn)}=${(turn % 1000) / 10}&w.${of(indicators, turn + 1)}=${Math.floor(turn / 1000)}`,
		day: dayText(FIRST + (turn % DAYS)),
		id: of(indicators, turn),
		scenario: of(scenarios, turn),
		word: `oil+${turn}`,
		briefing
	};
	return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
