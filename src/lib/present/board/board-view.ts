import {
	isConflict,
	printedDecimals,
	printedParts,
	roundedScore,
	withoutEachOf,
	type Day,
	type IndicatorOutlook,
	type Outlook,
	type Scenario
} from '#engine';
import type { Group, ScoredIndicator, VerdictNames } from '#parse';
import type { DueDate } from '../first-screen/due-list.ts';
import { ageText, dateText, periodText } from '../words/date-text.ts';
import { numberText, percentText, signedText, valueText } from '../words/number-text.ts';
import { sparklineOf, type SparkPoint, type Sparkline } from '../chart/sparkline.ts';
import { verdictsOfOutlook, verdictText } from '../words/verdict-text.ts';
import {
	confidenceTestText,
	confidenceText,
	directionReasonText,
	gradeText,
	missingReasonText,
	statusReasonText
} from '../words/words.ts';

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
export interface RowMark {
	readonly kind: 'edited' | 'assumed' | 'missing' | 'aged' | 'overdue' | 'disputed';
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

export interface Verdict {
	readonly position: Outlook['position'];
	readonly direction: Outlook['direction']['verdict'];
	/** `Close, and weakening`, `Close`, or `No verdict`. */
	readonly outcome: string;
	readonly rest: string;
	readonly sentences: readonly string[];
	readonly scoreText: string | null;
	/** One sentence for a screen reader or a link preview. */
	readonly summary: string;
}

export interface BoardView {
	readonly verdict: Verdict;
	readonly groups: readonly {
		readonly id: string;
		readonly name: string;
		/** What its rows add together, as printed. */
		readonly adds: string;
		readonly rows: readonly IndicatorRow[];
	}[];
}

const boundText = { 'at-least': 'at least', 'at-most': 'at most' } as const;

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

function overdueMark({ id, weight }: IndicatorOutlook, { due, asOf }: BoardWords): RowMark | null {
	const date = due?.find((one) => one.id === id)?.due ?? null;
	if (date === null || asOf === undefined || date >= asOf || !(weight > 0)) return null;
	return { kind: 'overdue', word: 'overdue', text: `next figure due since ${dateText(date, 'month')}` };
}

function marksOf(part: IndicatorOutlook, words: BoardWords): readonly RowMark[] {
	const { level, state } = part;
	const stateMarks = (): readonly (RowMark | null)[] => {
		if (state === 'assumed') return [{ kind: 'assumed', word: 'what if', text: 'a what-if, not observed' }];
		if (level.state === 'missing')
			return [{ kind: 'missing', word: 'no figure', text: missingReasonText[level.reason] }];
		return [
			level.state === 'aged'
				? { kind: 'aged', word: 'aged', text: `aged: ${ageText(level.ageDays)} old` }
				: null,
			isConflict(level) ? { kind: 'disputed', word: 'disputed', text: 'sources disagree' } : null,
			level.state === 'aged' ? null : overdueMark(part, words)
		];
	};
	return [editedMark(part, words), ...stateMarks()].filter((mark) => mark !== null);
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

function rowOf(
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
		marks: marksOf(part, words)
	};
}

/** What each indicator adds, rounded so that the printed parts add up to the printed score. */
function contributionParts({ threshold, indicators }: Outlook, score: number): ReadonlyMap<string, number> {
	const parts = indicators.flatMap(({ id, contribution }) =>
		contribution === null ? [] : [{ id, value: contribution }]
	);
	return printedParts(parts, score, printedDecimals(score, threshold));
}

function evidenceSentence({ coverage, confidence }: Outlook): string | null {
	if (confidence === null) return null;
	const assumed = coverage.assumed > 0 ? `, assumptions another ${percentText(coverage.assumed)}` : '';
	const aged =
		coverage.aged > 0 ? `, figures past their age limit another ${percentText(coverage.aged)}` : '';
	const cap = confidence.cappedBy === null ? '' : `: ${confidenceTestText[confidence.cappedBy]}`;
	return `Figures cover ${percentText(coverage.observed)} of the weight${aged}${assumed}. Confidence in the evidence is ${confidenceText[confidence.level]}${cap}.`;
}

/** The pushes are the sums of the contributions as printed: whoever adds up the column finds them. */
function scoreSentence(outlook: Outlook): string | null {
	const { score, bounds, coverage, threshold } = outlook;
	if (score === null || bounds === null) return null;
	const decimals = printedDecimals(score, threshold);
	const parts = [...contributionParts(outlook, score).values()];
	const push = (side: 1 | -1): string => {
		const sum = parts.reduce((total, part) => (part * side > 0 ? total + part : total), 0);
		return signedText(roundedScore(sum, decimals), decimals);
	};
	const tug = `${push(1)} towards close against ${push(-1)} towards distant`;
	const open =
		coverage.missing + coverage.aged > 1e-9
			? ` Whatever the missing and aged figures turn out to be, it stays between ${signedText(bounds[0], 0)} and ${signedText(bounds[1], 0)}.`
			: '';
	return `The pulls add up to ${tug}.${open}`;
}

/** What the newest figures changed, or why no direction is given. */
function directionSentence({ position, direction, directionThreshold }: Outlook): string | null {
	const { change, verdict, status, news } = direction;
	if (change === null || news === null)
		return position === null ? null : `No direction is given: ${directionReasonText.insufficient}.`;
	const changed = `What the newest figures changed against about a year before: ${scoreText(change, directionThreshold)}`;
	const rest = verdict === null && status !== 'ok' ? `no direction: ${directionReasonText[status]}` : verdict;
	return `${changed}, ${rest ?? 'no direction'}; news on ${percentText(news)} of the weight.`;
}

/** Score or change to one decimal, or to as many as show on which side of an edge it lies (method, section 5). */
export function scoreText(score: number, threshold: number): string {
	const decimals = printedDecimals(score, threshold);
	return signedText(roundedScore(score, decimals), decimals);
}

/** The verdict by itself: what must follow a slider at once. */
export function boardVerdictOf(outlook: Outlook, words: BoardWords): Verdict {
	const { score, position, direction, status, threshold } = outlook;
	const under = `under ${words.scenarioName}${words.edited ? ', edited' : ''}`;
	const printed = score === null ? null : scoreText(score, threshold);
	const outcome = verdictText(verdictsOfOutlook(outlook), null, words);
	const reason = status === 'ok' ? null : `No verdict is given: ${statusReasonText[status]}.`;
	return {
		position,
		direction: direction.verdict,
		outcome,
		rest: `, ${under}`,
		scoreText: printed,
		sentences: [reason, scoreSentence(outlook), directionSentence(outlook), evidenceSentence(outlook)].filter(
			(part) => part !== null
		),
		summary: `${outcome}, ${under}${printed === null ? '' : `: index ${printed}`} on ${dateText(outlook.asOf)}.`
	};
}

/** The position without each indicator that counts, by id. */
function withoutTexts(
	outlook: Outlook,
	{ positions }: BoardWords
): ReadonlyMap<string, IndicatorRow['without']> {
	return new Map(
		withoutEachOf(outlook).map(({ id, score, position, turns }) => {
			if (score === null) return [id, null];
			const word = position === null ? 'no verdict' : positions[position].toLowerCase();
			return [
				id,
				{
					text: `${word} ${scoreText(score, outlook.threshold)}`,
					turns: position !== null && turns.includes('position')
				}
			];
		})
	);
}

/** The rows of the table by itself, in the watch's order of groups. */
export function boardGroupsOf(outlook: Outlook, words: BoardWords): BoardView['groups'] {
	const { score, threshold } = outlook;
	const adds = score === null ? new Map<string, number>() : contributionParts(outlook, score);
	const decimals = score === null ? 1 : printedDecimals(score, threshold);
	const without = withoutTexts(outlook, words);
	const parts = new Map(outlook.indicators.map((part) => [part.id, part]));
	const addText = (add: number | undefined): string => (add === undefined ? '–' : signedText(add, decimals));
	return words.groups
		.map(({ id: group, name }) => {
			const ours = words.indicators.filter((indicator) => indicator.group === group);
			const rows = ours.flatMap((indicator) => {
				const { id } = indicator;
				const part = parts.get(id);
				const said = { adds: addText(adds.get(id)), without: without.get(id) ?? null };
				return part ? [rowOf(part, words, indicator, said)] : [];
			});
			const counted = ours.flatMap(({ id }) => adds.get(id) ?? []);
			const sum = counted.reduce((total, add) => total + add, 0);
			return { id: group, name, adds: addText(counted.length === 0 ? undefined : sum), rows };
		})
		.filter(({ rows }) => rows.length > 0);
}

/** An outlook in words and bars: the one view behind the screen, the printed page and the terminal's table. */
export function boardViewOf(outlook: Outlook, words: BoardWords): BoardView {
	return { verdict: boardVerdictOf(outlook, words), groups: boardGroupsOf(outlook, words) };
}
