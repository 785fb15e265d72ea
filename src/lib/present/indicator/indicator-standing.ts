import { dueAfter, withoutEachOf, type BreakEven, type Day, type Outlook } from '#engine';
import { outlookFor, verdictEdgesFor } from '#ask';
import { cslDateOf, type ScoredIndicator, type Watch, type WatchIndicator } from '#parse';
import { scoreText } from '../words/numbers/score-text.ts';
import { ageText, dateText, periodText } from '../words/date-text.ts';
import { addsOf } from '../words/numbers/contribution-text.ts';
import { numberText, signedText, valueText } from '../words/numbers/number-text.ts';
import { standingFigures } from './indicator-series.ts';
import { tippingOf } from '../words/verdicts/tipping.ts';
import { verdictsOfOutlook, verdictText } from '../words/verdicts/verdict-text.ts';

/** The four dates of a figure, never one "updated". */
export interface FigureDates {
	readonly observed: string | null;
	readonly published: string | null;
	/** When somebody last looked at the source. */
	readonly checked: string | null;
	readonly due: string | null;
	/** `3 months overdue`; null while the next figure may still come. */
	readonly overdue: string | null;
}

const noDates: FigureDates = { observed: null, published: null, checked: null, due: null, overdue: null };

/** When the newest figure's period ended, when it was published and checked, and when the next is due. */
export function figureDatesOf(watch: Watch, indicator: WatchIndicator, asOf: Day): FigureDates {
	const row = standingFigures(indicator, asOf).at(-1)?.row;
	if (!row) return noDates;
	const due = dueAfter(indicator, row.period.end);
	const accessed = cslDateOf(watch.sources.get(row.source)?.accessed);
	return {
		observed: periodText(row.period.text),
		published: dateText(row.published, row.publishedPrecision),
		checked:
			accessed === null || accessed === 'unreadable' ? null : dateText(accessed.day, accessed.precision),
		due: dateText(due),
		overdue: due < asOf ? `${ageText(asOf - due)} overdue` : null
	};
}

/** One scenario's use of an indicator, and what it would take to turn its verdict by this indicator alone. */
export interface ScenarioUse {
	readonly scenario: string;
	readonly href: string;
	readonly weight: string;
	readonly reversed: boolean;
	readonly reason: string;
	readonly verdict: string;
	/** What it adds to the index, and its newest change to the direction, in points; `–` where it doesn't count. */
	readonly adds: string;
	readonly changes: string;
	/** Both verdicts without it: `mixed (+18.4), deepening (+5.1)`. */
	readonly without: string;
	/** Whether that is another verdict. */
	readonly turns: boolean;
	/** `turns to “holding” at 43.8%`, or why no value does. */
	readonly flip: string;
}

function flipText(
	outlook: Outlook,
	edges: readonly BreakEven[],
	indicator: ScoredIndicator,
	watch: Watch
): string {
	if (outlook.position === null) return 'there is no verdict to turn';
	// Rounded as on the dashboard: the printed value itself turns it.
	const turns = edges.flatMap((edge) => {
		const turn = tippingOf(outlook, [edge], [indicator]).value;
		if (turn === null) return [];
		const at = valueText(turn.at, indicator.unit, Math.max(1, indicator.decimals));
		return [`turns to “${watch.positions[turn.to].toLowerCase()}” at ${at}`];
	});
	return turns.length > 0 ? turns.join('; ') : 'no value of it alone turns the verdict';
}

/** Both verdicts without one indicator, in words. */
function withoutText(outlook: Outlook, id: string, watch: Watch): { without: string; turns: boolean } {
	const left = withoutEachOf(outlook).find((one) => one.id === id);
	if (left === undefined) return { without: '–', turns: false };
	const { score, position, change, direction, turns } = left;
	const said = (name: string | null, number: number | null, edge: number): string =>
		number === null ? 'none' : `${name?.toLowerCase() ?? 'no verdict'} (${scoreText(number, edge)})`;
	const both = [
		said(position && watch.positions[position], score, outlook.threshold),
		said(direction && watch.directions[direction], change, outlook.directionThreshold)
	];
	return { without: both.join(', '), turns: turns.length > 0 };
}

/** Every scenario that weighs the indicator, as of a date. */
export function scenarioUsesOf(watch: Watch, indicator: WatchIndicator, asOf: Day): ScenarioUse[] {
	if (indicator.contextOnly) return [];
	return watch.scenarios.flatMap((scenario) => {
		const given = scenario.weights.get(indicator.id);
		if (!given) return [];
		const outlook = outlookFor({ watch, scenario, asOf });
		const edges = verdictEdgesFor(watch, outlook).filter(({ id }) => id === indicator.id);
		const part = outlook.indicators.find(({ id }) => id === indicator.id);
		const isCounted = (part?.share ?? null) !== null;
		const points = (value: number | null | undefined): string =>
			value === null || value === undefined ? '–' : signedText(value, 1);
		const outcome = verdictText(verdictsOfOutlook(outlook), null, watch).toLowerCase();
		return [
			{
				scenario: scenario.name,
				href: `/?scenario=${scenario.id}`,
				weight: numberText(given.weight, 0),
				reversed: given.polarity === -1,
				reason: given.reason ?? '',
				verdict:
					outlook.score === null ? outcome : `${outcome}, ${scoreText(outlook.score, outlook.threshold)}`,
				adds: addsOf(outlook)(indicator.id),
				changes: points(part?.change),
				...withoutText(outlook, indicator.id, watch),
				flip: isCounted ? flipText(outlook, edges, indicator, watch) : 'not counted on this date'
			}
		];
	});
}
