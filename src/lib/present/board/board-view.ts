import { printedDecimals, printedParts, roundedScore, withoutEachOf, type Outlook } from '#engine';
import { lensText } from '../words/names/lens-text.ts';
import { dateText } from '../words/date-text.ts';
import { percentText, signedText } from '../words/numbers/number-text.ts';
import { positionText } from '../words/verdicts/position-text.ts';
import { moreText } from '../words/cut-list.ts';
import { scoreText } from '../words/numbers/score-text.ts';
import { verdictsOfOutlook, verdictText } from '../words/verdicts/verdict-text.ts';
import { directionReasonText, ratedText, statusReasonText } from '../words/labels.ts';
import { rowOf, type BoardWords, type IndicatorRow } from './indicator-row.ts';

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

/** Rows of a group that a table doesn't list. */
interface MoreRows {
	readonly count: number;
	/** What they add together, in score points as printed; null where none of them counts. */
	readonly points: number | null;
	/** `and 1940 more`. */
	readonly text: string;
	readonly adds: string;
}

export interface BoardView {
	readonly verdict: Verdict;
	readonly groups: readonly {
		readonly id: string;
		readonly name: string;
		/** What its rows add together, as printed. */
		readonly adds: string;
		readonly rows: readonly IndicatorRow[];
		/** Null where all rows are listed. */
		readonly more: MoreRows | null;
	}[];
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
	return `Figures cover ${percentText(coverage.observed)} of the weight${aged}${assumed}. Confidence in the evidence is ${ratedText(confidence)}.`;
}

/** The pushes are the sums of the contributions as printed: whoever adds up the column finds them. */
function scoreSentence(outlook: Outlook, { positions }: BoardWords): string | null {
	const { score, bounds, coverage, threshold } = outlook;
	if (score === null || bounds === null) return null;
	const decimals = printedDecimals(score, threshold);
	const parts = [...contributionParts(outlook, score).values()];
	const push = (side: 1 | -1): string => {
		const sum = parts.reduce((total, part) => (part * side > 0 ? total + part : total), 0);
		return signedText(roundedScore(sum, decimals), decimals);
	};
	const sides = `${push(1)} towards ${positions.close.toLowerCase()}, ${push(-1)} towards ${positions.distant.toLowerCase()}`;
	const open =
		coverage.missing + coverage.aged > 1e-9
			? ` Whatever the missing and aged figures turn out to be, it stays between ${signedText(bounds[0], 0)} and ${signedText(bounds[1], 0)}.`
			: '';
	return `The figures add ${sides}.${open}`;
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

/** The verdict by itself: what must follow a slider at once. */
export function boardVerdictOf(outlook: Outlook, words: BoardWords): Verdict {
	const { score, position, direction, status, threshold } = outlook;
	const under = lensText(words.scenarioName, words.edited);
	const printed = score === null ? null : scoreText(score, threshold);
	const outcome = verdictText(verdictsOfOutlook(outlook), null, words);
	const reason = status === 'ok' ? null : `No verdict is given: ${statusReasonText[status]}.`;
	return {
		position,
		direction: direction.verdict,
		outcome,
		rest: `, ${under}`,
		scoreText: printed,
		sentences: [
			reason,
			scoreSentence(outlook, words),
			directionSentence(outlook),
			evidenceSentence(outlook)
		].filter((part) => part !== null),
		summary: `${outcome}, ${under}${printed === null ? '' : `: index ${printed}`} on ${dateText(outlook.asOf)}.`
	};
}

/** The position without each indicator that counts, by id. */
function withoutTexts(
	outlook: Outlook,
	{ positions }: BoardWords
): ReadonlyMap<string, IndicatorRow['without']> {
	return new Map(
		withoutEachOf(outlook).map((one) => [
			one.id,
			one.score === null
				? null
				: {
						text: positionText(one, outlook.threshold, positions),
						turns: one.turns.includes('position')
					}
		])
	);
}

/** What an indicator or several add, as the table prints it; null and nothing where they don't count. */
function addText(points: number | null | undefined, { score, threshold }: Outlook): string {
	if (points === null || points === undefined) return '–';
	return signedText(points, score === null ? 1 : printedDecimals(score, threshold));
}

/** So many rows that aren't listed, and what they add together; null where there are none. */
export function moreRowsOf(count: number, points: number | null, outlook: Outlook): MoreRows | null {
	return count === 0 ? null : { count, points, text: moreText(count), adds: addText(points, outlook) };
}

/** The rows of the table by itself, in the watch's order of groups; `listed` null lists all. */
export function boardGroupsOf(
	outlook: Outlook,
	words: BoardWords,
	listed: ReadonlySet<string> | null = null
): BoardView['groups'] {
	const { score } = outlook;
	const adds = score === null ? new Map<string, number>() : contributionParts(outlook, score);
	const without = withoutTexts(outlook, words);
	const parts = new Map(outlook.indicators.map((part) => [part.id, part]));
	const sumOf = (some: BoardWords['indicators']): number | null => {
		const counted = some.flatMap(({ id }) => adds.get(id) ?? []);
		return counted.length === 0 ? null : counted.reduce((total, add) => total + add, 0);
	};
	return words.groups
		.map(({ id: group, name }) => {
			const ours = words.indicators.filter((indicator) => indicator.group === group);
			const left = listed === null ? [] : ours.filter(({ id }) => !listed.has(id));
			const rows = ours.flatMap((indicator) => {
				const { id } = indicator;
				const part = listed?.has(id) === false ? undefined : parts.get(id);
				const said = { adds: addText(adds.get(id), outlook), without: without.get(id) ?? null };
				return part ? [rowOf(part, words, indicator, said)] : [];
			});
			const more = moreRowsOf(left.length, sumOf(left), outlook);
			return { id: group, name, adds: addText(sumOf(ours), outlook), rows, more };
		})
		.filter(({ rows, more }) => rows.length > 0 || more !== null);
}

/** An outlook in words and bars: the one view behind the screen, the printed page and the terminal's table. */
export function boardViewOf(outlook: Outlook, words: BoardWords): BoardView {
	return { verdict: boardVerdictOf(outlook, words), groups: boardGroupsOf(outlook, words) };
}
