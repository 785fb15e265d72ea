import type { Day, Issue } from '#engine';
import { answerTo, overlayOf, scoredIndicators } from '#ask';
import {
	dayCheckOf,
	dayText,
	formatScenarioLink,
	knownDays,
	parseLaidLinks,
	parseScenarioLink,
	type Watch
} from '#parse';
import { asOfText, overlayViewOf, scenarioCardOf, type OverlayView, type ScenarioCard } from '#present';

export interface OverlayPageData {
	/** The day in words, and for the address; blank for today. */
	readonly asOf: string;
	readonly day: string;
	/** In the order of the address; each with the query that brings it back. */
	readonly lenses: readonly { readonly card: ScenarioCard; readonly query: string }[];
	/** Null for fewer than two. */
	readonly overlay: OverlayView | null;
	readonly issues: readonly Issue[];
}

/** The lenses of an address's `with`, each with both its verdicts, and what comes of laying them over one another. */
export function overlayPageOf(watch: Watch, query: URLSearchParams, today: Day): OverlayPageData {
	const days = new URLSearchParams([...query].filter(([name]) => name === 'as-of'));
	const link = parseScenarioLink(days, watch, dayCheckOf(knownDays(watch, today)));
	const asOf = link.asOf ?? today;
	const { lenses, issues } = parseLaidLinks(query, watch);
	const day = link.asOf === null ? '' : dayText(link.asOf);
	const called = lenses.map(({ name }) => name);
	const cards = lenses.map((lens) => {
		const { scenario, name } = lens;
		const own = formatScenarioLink({ scenario, asOf: null }, watch);
		const href = `/?${formatScenarioLink({ scenario, asOf: link.asOf }, watch)}`;
		const answer = answerTo({ watch, scenario, asOf });
		return {
			card: scenarioCardOf({ scenario, href, own: { key: name, name }, ...answer }, watch),
			query: own
		};
	});
	return {
		asOf: asOfText(asOf, today),
		day,
		lenses: cards,
		overlay:
			lenses.length < 2
				? null
				: overlayViewOf(overlayOf(watch, lenses, asOf), called, scoredIndicators(watch), watch),
		issues: [...link.issues, ...issues]
	};
}
