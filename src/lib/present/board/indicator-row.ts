import { isConflict, type Day, type IndicatorOutlook, type Scenario } from '#engine';
import type { Group, ScoredIndicator, VerdictNames } from '#parse';
import { sparklineOf, type SparkPoint, type Sparkline } from '../chart/sparkline.ts';
import type { DueDate } from '../first-screen/due-list.ts';
import { ageText, dateText, periodText } from '../words/date-text.ts';
import { boundText } from '../words/numbers/figure-text.ts';
import { numberText, signedText, valueText } from '../words/numbers/number-text.ts';
import { readingText } from '../words/verdicts/reading-text.ts';
import { gradeText, missingReasonText } from '../words/labels.ts';

/** What the board needs of the watch, whether it is drawn on the server or in the browser. */
export interface BoardWords extends VerdictNames {
	readonly groups: readonly Group[];
	readonly indicators: readonly ScoredIndicator[];
	/** Short names of the sources of the chosen rows, by id. */
	readonly sourceNames: ReadonlyMap<string, string>;
	readonly series: ReadonlyMap<string, readonly SparkPoint[]>;
	/** Goes with the address of an indicator's page, so that it shows what was known on the day: `?as-of=...`, or nothing. */
	readonly pageQuery: string;
	readonly scenarioName: string;
	/** Whether the weights, polarities or assumptions differ from the named scenario. */
	readonly edited: boolean;
	/** The named scenario's own weights, to mark what differs; none where nothing is to be marked. */
	readonly base?: Pick<Scenario, 'weights'>;
	/** When the next figures are due, and the day, to mark those that should be out. */
	readonly due?: readonly DueDate[];
	readonly asOf?: Day;
}

/** What a reader must know beside a number. */
interface RowMark {
	readonly kind: 'edited' | 'reversed' | 'assumed' | 'missing' | 'aged' | 'overdue' | 'disputed';
	/** As short as it stands in the table: `overdue`, `was 50`. */
	readonly word: string;
	/** In full. */
	readonly text: string;
}

export interface PullBar {
	/** Left edge and width in per cent of the bar; its middle is the middle goalpost. */
	readonly left: number;
	readonly width: number;
	readonly side: 'distant' | 'close' | 'middle';
	readonly drawn: 'observed' | 'assumed' | 'aged';
	readonly label: string;
}

export interface IndicatorRow {
	readonly id: string;
	readonly name: string;
	readonly unit: string;
	readonly state: IndicatorOutlook['state'];
	/** The figure, or in words why there is none. */
	readonly latest: string;
	readonly bound: string | null;
	readonly period: string | null;
	readonly source: string | null;
	/** Address of the indicator's page, and on it of the row the figure comes from. */
	readonly page: string;
	readonly href: string;
	readonly spark: Sparkline | null;
	readonly pull: PullBar | null;
	readonly weight: string;
	readonly reversed: boolean;
	readonly adds: string;
	/** The position without it: `mixed +15.5`; null where it doesn't count. */
	readonly without: { readonly text: string; readonly turns: boolean } | null;
	readonly grade: { readonly code: string; readonly text: string } | null;
	readonly marks: readonly RowMark[];
}

function pullBarOf({ pull, polarity, state }: IndicatorOutlook): PullBar | null {
	if (pull === null || state === 'missing') return null;
	const read = pull * polarity;
	const side = Math.abs(read) < 0.0005 ? 'middle' : read > 0 ? 'close' : 'distant';
	return {
		left: read < 0 ? 50 + 50 * read : 50,
		width: Math.abs(50 * read),
		side,
		drawn: state,
		label: `pull ${signedText(read, 2)}, ${side}${state === 'aged' ? ', from an aged figure' : ''}`
	};
}

/** What was changed of the named scenario: the weight it had, or that it was turned round. */
function editedMark({ id, weight, polarity }: IndicatorOutlook, { base }: BoardWords): RowMark | null {
	const given = base?.weights.get(id) ?? { weight: 0, polarity: 1 };
	if (base === undefined || (given.weight === weight && given.polarity === polarity)) return null;
	const was = given.weight === weight ? 'turned round' : `was ${numberText(given.weight, 0)}`;
	return { kind: 'edited', word: `edited, ${was}`, text: `edited: ${was}` };
}

/** That this scenario reads it the other way round, so that its sign is another than under others. */
function reversedMark(
	{ polarity }: IndicatorOutlook,
	indicator: ScoredIndicator,
	words: BoardWords
): RowMark | null {
	if (polarity === 1) return null;
	const text = `this scenario reads it the other way round: ${readingText(indicator, polarity, words)}`;
	return { kind: 'reversed', word: 'reversed', text };
}

function overdueMark({ id, weight }: IndicatorOutlook, { due, asOf }: BoardWords): RowMark | null {
	const date = due?.find((one) => one.id === id)?.due ?? null;
	if (date === null || asOf === undefined || date >= asOf || !(weight > 0)) return null;
	return { kind: 'overdue', word: 'overdue', text: `next figure due since ${dateText(date, 'month')}` };
}

/** Older than figures of its kind may be; mostly a newer one is overdue as well. */
function agedMark(ageDays: number, overdue: RowMark | null): RowMark {
	const text = `aged: ${ageText(ageDays)} old`;
	if (overdue === null) return { kind: 'aged', word: 'aged', text };
	return { kind: 'aged', word: `${overdue.word}, aged`, text: `${text}, ${overdue.text}` };
}

function marksOf(part: IndicatorOutlook, words: BoardWords, indicator: ScoredIndicator): readonly RowMark[] {
	const { level, state } = part;
	const stateMarks = (): readonly (RowMark | null)[] => {
		if (state === 'assumed') return [{ kind: 'assumed', word: 'what if', text: 'a what-if, not observed' }];
		if (level.state === 'missing')
			return [{ kind: 'missing', word: 'no figure', text: missingReasonText[level.reason] }];
		const overdue = overdueMark(part, words);
		return [
			level.state === 'aged' ? agedMark(level.ageDays, overdue) : null,
			isConflict(level) ? { kind: 'disputed', word: 'disputed', text: 'sources disagree' } : null,
			level.state === 'aged' ? null : overdue
		];
	};
	const reading = reversedMark(part, indicator, words);
	return [editedMark(part, words), reading, ...stateMarks()].filter((mark) => mark !== null);
}

function latestOf(
	part: IndicatorOutlook,
	{ unit, decimals }: ScoredIndicator
): { latest: string; bound: string | null } {
	const chosen = part.level.state === 'missing' ? null : part.level.chosen;
	const value = part.state === 'assumed' ? part.value : (chosen?.value ?? null);
	if (value === null) return { latest: 'none', bound: null };
	const bound = part.state !== 'assumed' && chosen?.bound ? boundText[chosen.bound] : null;
	return { latest: valueText(value, unit, decimals), bound };
}

/** One row of the table. */
export function rowOf(
	part: IndicatorOutlook,
	words: BoardWords,
	indicator: ScoredIndicator,
	{ adds, without }: Pick<IndicatorRow, 'adds' | 'without'>
): IndicatorRow {
	const chosen = part.level.state === 'missing' || part.state === 'assumed' ? null : part.level.chosen;
	const page = `/indicators/${indicator.id}${words.pageQuery}`;
	return {
		id: indicator.id,
		name: indicator.name,
		unit: indicator.unit,
		state: part.state,
		...latestOf(part, indicator),
		period: chosen && periodText(chosen.period.text),
		source: chosen && (words.sourceNames.get(chosen.source) ?? chosen.source),
		page,
		href: chosen ? `${page}#row-${chosen.line}` : page,
		spark: sparklineOf(words.series.get(indicator.id) ?? []),
		pull: pullBarOf(part),
		weight: numberText(part.weight, Number.isInteger(part.weight) ? 0 : 1),
		reversed: part.polarity === -1,
		adds,
		without,
		grade: chosen && { code: chosen.grade, text: gradeText(chosen.grade) },
		marks: marksOf(part, words, indicator)
	};
}
