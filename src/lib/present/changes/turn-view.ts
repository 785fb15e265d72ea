import type { Cause, CauseKind, VerdictTurn } from '#engine';
import { dayText, type Watch } from '#parse';
import { scoreText } from '../words/numbers/score-text.ts';
import { dateText, periodText } from '../words/date-text.ts';
import { figureText } from '../words/numbers/figure-text.ts';
import { sourceName } from '../words/names/source-text.ts';
import { figureBefore } from './changed-rows.ts';

interface TurnCause {
	readonly why: CauseKind;
	/** `published`, `became old`, or why a verdict is only withheld. */
	readonly because: string;
	readonly name: string;
	/** Of the row on its indicator's page. */
	readonly href: string;
	/** `13 (2024) → at least 6 (2025)`, or the figure alone. */
	readonly figure: string;
	readonly source: string;
	/** What it did to the index and to the change against a year before, signed. */
	readonly score: string;
	readonly change: string;
}

/** A day on which a verdict turned, in words. */
export interface TurnView {
	readonly day: string;
	readonly on: string;
	/** `Mixed (+18.2) → Close (+21.3)`; null where that verdict stood. */
	readonly position: string | null;
	readonly direction: string | null;
	/** Whether something was published: else a change became old, or too much is past its age limit to say. */
	readonly causes: readonly TurnCause[];
}

const causeText: Readonly<Record<CauseKind, string>> = {
	published: 'published',
	old: 'became old: no newer figure came in time, so its change no longer counts',
	aged: 'only withheld: the figure passed its age limit'
};

/** `Mixed (+18.2)`; a verdict that isn't given reads `no verdict`. */
function stateText(name: string | null, value: number | null, edge: number): string {
	const said = name ?? 'no verdict';
	return value === null ? said : `${said} (${scoreText(value, edge)})`;
}

function turnText<Verdict extends string>(
	[was, is]: readonly [Verdict | null, Verdict | null],
	[before, after]: readonly [number | null, number | null],
	names: Readonly<Record<Verdict, string>>,
	edge: number
): string | null {
	if (was === is) return null;
	const nameOf = (verdict: Verdict | null): string | null => (verdict === null ? null : names[verdict]);
	return `${stateText(nameOf(was), before, edge)} → ${stateText(nameOf(is), after, edge)}`;
}

function causeOf({ why, indicator: id, row, score, change }: Cause, watch: Watch, on: string): TurnCause {
	const indicator = watch.indicators.find((one) => one.id === id);
	const source = watch.sources.get(row.source);
	const said = (of: Cause['row']): string =>
		indicator === undefined ? '' : `${figureText(of, indicator)} (${periodText(of.period.text)})`;
	const before = indicator === undefined || why !== 'published' ? null : figureBefore(indicator, row);
	return {
		why,
		because: causeText[why],
		name: indicator?.name ?? id,
		href: `/indicators/${id}?as-of=${on}#row-${row.line}`,
		figure: before === null ? said(row) : `${said(before)} → ${said(row)}`,
		source: source ? sourceName(source) : row.source,
		score: scoreText(score, watch.threshold),
		change: scoreText(change, watch.directionThreshold)
	};
}

/** The log of verdicts in words, newest first. */
export function turnViewsOf(turns: readonly VerdictTurn[], watch: Watch): readonly TurnView[] {
	const { positions, directions, threshold, directionThreshold } = watch;
	return turns.toReversed().map(({ on, position, direction, scores, changes, causes }) => ({
		day: dateText(on),
		on: dayText(on),
		position: turnText(position, scores, positions, threshold),
		direction: turnText(direction, changes, directions, directionThreshold),
		causes: causes.map((cause) => causeOf(cause, watch, dayText(on)))
	}));
}
