import type { Dashboard } from './dashboard.svelte.ts';

/** A span to tell the changes over. */
interface Span {
	readonly name: string;
	readonly href: string;
	readonly current: boolean;
}

/** Spans to choose from; a briefing's and a visit's are days, null where there is none or another day is looked at. */
export function spansOf(
	dashboard: Dashboard,
	shown: string | null,
	[briefing, visit]: readonly [briefing: string | null, visit: string | null]
): readonly Span[] {
	const asked: readonly (readonly [string, string | null])[] = [
		['12 months', null],
		['3 months', 'P3M'],
		['1 month', 'P1M'],
		...(briefing === null ? [] : [['last briefing', briefing] as const]),
		...(visit === null ? [] : [['my last visit', visit] as const])
	];
	return asked.map(([name, since]) => ({
		name,
		href: `/?${dashboard.queryShowing('since', since)}`,
		current: since === shown
	}));
}
