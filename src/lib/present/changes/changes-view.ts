import { addDuration, type Day, type VerdictTurn } from '#engine';
import { answerTo, verdictTurnsOf, whyBetween, type Answer } from '#ask';
import type { Watch, WatchScenario } from '#parse';
import { scoreText } from '../words/numbers/score-text.ts';
import { eventsKnown } from '../data/event-list.ts';
import { dateText } from '../words/date-text.ts';
import {
	verdictsOfOutlook,
	verdictText,
	verdictWords,
	type VerdictWord
} from '../words/verdicts/verdict-text.ts';
import { statusReasonText } from '../words/labels.ts';
import { addedIndicatorsOf, addedLensesOf, type AddedIndicator, type AddedLens } from './added-list.ts';
import {
	changedRowOf,
	publishedBetween,
	type ChangedRow,
	type ChangeKind,
	type Published
} from './changed-rows.ts';
import { ledgerOf, type LedgerView } from './ledger-view.ts';
import { turnViewsOf, type TurnView } from './turn-view.ts';

/** Both verdicts on one end of the span. */
interface VerdictEnd {
	readonly day: string;
	readonly words: readonly VerdictWord[];
	readonly text: string;
	/** Index, and change against a year before; null where there is none. */
	readonly score: string | null;
	readonly change: string | null;
	/** Why there is no verdict; null where there is one. */
	readonly reason: string | null;
}

/** An indicator with what was published of it. */
export interface WithRows<Rows> {
	readonly id: string;
	readonly name: string;
	readonly scored: boolean;
	readonly rows: Rows;
}

/** What was published, of one kind. */
interface Kind<Indicators> {
	readonly kind: ChangeKind;
	readonly name: string;
	/** The scored ones first. */
	readonly indicators: Indicators;
}
type PublishedKind = Kind<readonly WithRows<readonly Published[]>[]>;

/** The verdicts of one scenario on both ends of a span. */
export interface VerdictEnds {
	readonly then: VerdictEnd;
	readonly now: VerdictEnd;
	/** When the verdict turned within the span, in a sentence. */
	readonly turned: string;
}

export interface ChangesView extends VerdictEnds {
	readonly turns: readonly TurnView[];
	/** Why the index moved; a sentence where an end has none. */
	readonly score: LedgerView | { readonly reason: string };
	readonly kinds: readonly Kind<readonly WithRows<readonly ChangedRow[]>[]>[];
	/** Indicators and scenarios that came into the watch within the span, as their files say, newest first. */
	readonly indicators: readonly AddedIndicator[];
	readonly lenses: readonly AddedLens[];
	/** Dated within the span and known at its end, newest first. */
	readonly events: readonly SpanEvent[];
}

export interface SpanEvent {
	readonly id: string;
	readonly date: string;
	readonly title: string;
	readonly category: string;
}

const kindNames: Readonly<Record<ChangeKind, string>> = {
	'new-data': 'New data',
	revision: 'Revisions by the publisher',
	correction: 'Corrections of our own mistakes',
	'other-source': 'Another source on a known period',
	plan: 'Plans and forecasts (never counted)'
};

/** What was published, by what it is and by indicator, the scored ones first. */
export function publishedKinds(watch: Watch, from: Day, to: Day): readonly PublishedKind[] {
	const kinds = new Map<ChangeKind, Map<string, Published[]>>();
	for (const one of publishedBetween(watch, from, to)) {
		const byId = kinds.get(one.kind) ?? new Map<string, Published[]>();
		kinds.set(one.kind, byId);
		const ours = byId.get(one.indicator.id) ?? [];
		byId.set(one.indicator.id, ours);
		ours.push(one);
	}
	return (Object.keys(kindNames) as ChangeKind[]).flatMap((kind) => {
		const found = [...(kinds.get(kind)?.values() ?? [])].flatMap((rows) => {
			const [first] = rows;
			if (first === undefined) return [];
			const { id, name, contextOnly } = first.indicator;
			return [{ id, name, scored: !contextOnly, rows }];
		});
		const indicators = found.sort((a, b) => Number(b.scored) - Number(a.scored));
		return indicators.length === 0 ? [] : [{ kind, name: kindNames[kind], indicators }];
	});
}

function endOf({ outlook, firmness }: Answer, watch: Watch): VerdictEnd {
	const verdicts = verdictsOfOutlook(outlook);
	const { score, direction, status } = outlook;
	return {
		day: dateText(outlook.asOf),
		words: verdictWords(verdicts, firmness, watch),
		text: verdictText(verdicts, firmness, watch),
		score: score === null ? null : scoreText(score, watch.threshold),
		change: direction.change === null ? null : scoreText(direction.change, watch.directionThreshold),
		reason: status === 'ok' ? null : statusReasonText[status]
	};
}

/** `The position turned twice, last on 4 Mar 2026; the direction stood.` */
function turnedText(turns: readonly VerdictTurn[]): string {
	const told = (['position', 'direction'] as const).map((verdict) => {
		const own = turns.filter((turn) => turn[verdict][0] !== turn[verdict][1]);
		const last = own.at(-1);
		if (last === undefined) return `the ${verdict} stood`;
		const times =
			own.length === 1 ? 'once, on' : `${own.length === 2 ? 'twice' : `${own.length} times`}, last on`;
		return `the ${verdict} changed ${times} ${dateText(last.on)}`;
	});
	return turns.length === 0
		? 'No verdict changed in this span.'
		: `In this span ${told.join('; ')}. Every change is below, with what caused it.`;
}

/** Why the index moved; of `all` indicators, or of those that moved it most with the others in one line. */
export function ledgerBetween(
	{ watch, scenario }: ChangesAsked,
	from: Day,
	to: Day,
	all: boolean
): ChangesView['score'] {
	const found = whyBetween({ watch, scenario }, from, to);
	if (!('reason' in found)) return ledgerOf(found, watch, all);
	const day = dateText(found.reason === 'no-score-before' ? from : to);
	const why = found.status === 'ok' ? '' : `: ${statusReasonText[found.status]}`;
	return { reason: `There is no index on ${day}${why}.` };
}

/** What the changes are asked of. */
interface ChangesAsked {
	readonly watch: Watch;
	readonly scenario: WatchScenario;
}

/** The verdicts then and now, and what is said of the turns between. */
export function verdictEndsOf(
	{ watch, scenario }: ChangesAsked,
	from: Day,
	to: Day,
	turns: readonly VerdictTurn[]
): VerdictEnds {
	return {
		then: endOf(answerTo({ watch, scenario, asOf: from }), watch),
		now: endOf(answerTo({ watch, scenario, asOf: to }), watch),
		turned: turnedText(turns)
	};
}

/** Events dated within a span and known at its end, newest first. */
export function spanEventsOf(watch: Watch, from: Day, to: Day): readonly SpanEvent[] {
	return eventsKnown(watch, to, null)
		.filter(({ date }) => date > from && date <= to)
		.map(({ id, date, datePrecision, title, category }) => ({
			id,
			date: dateText(date, datePrecision),
			title,
			category
		}));
}

/** Everything that happened to the verdicts of one scenario between two days, and to what they rest on: as a file has it. */
export function changesViewOf(watch: Watch, scenario: WatchScenario, from: Day, to: Day): ChangesView {
	const asked = { watch, scenario };
	const turns = verdictTurnsOf(asked, from, to);
	return {
		...verdictEndsOf(asked, from, to, turns),
		turns: turnViewsOf(turns, watch),
		score: ledgerBetween(asked, from, to, true),
		kinds: publishedKinds(watch, from, to).map(({ indicators, ...kind }) => ({
			...kind,
			indicators: indicators.map(({ rows, ...one }) => ({
				...one,
				rows: rows.map((row) => changedRowOf(row, watch))
			}))
		})),
		indicators: addedIndicatorsOf(watch, from, to),
		lenses: addedLensesOf(watch, from, to),
		events: spanEventsOf(watch, from, to)
	};
}

/** A span that many readers ask for. */
export interface SpanPreset {
	readonly name: string;
	readonly from: Day;
}

/** The last 1, 3 and 12 months, and from the first day on which the scenario had a verdict; those that have begun. */
export function spanPresetsOf(watch: Watch, scenario: WatchScenario, to: Day): readonly SpanPreset[] {
	const first = verdictTurnsOf({ watch, scenario }, Math.min(watch.historyFrom, to), to).find(
		({ position: [was] }) => was === null
	);
	const months = [1, 3, 12].map((count) => ({
		name: count === 1 ? '1 month' : `${count} months`,
		from: addDuration(to, { months: -count, days: 0 })
	}));
	const start = first === undefined ? [] : [{ name: 'since the first verdict', from: first.on }];
	const whole = [{ name: 'the whole history', from: watch.historyFrom }];
	return [...months, ...start, ...whole].filter(({ from }) => from < to);
}
