import { gapRulesOf, withoutEachOf, withoutWeakGradesOf, type Outlook, type Without } from '#engine';
import type { ScoredIndicator, VerdictNames } from '#parse';
import { positionText } from '../words/position-text.ts';

/** A verdict without something, in words. */
interface WithoutRow {
	readonly name: string;
	/** `mixed +15.5`. */
	readonly text: string;
	/** Whether it is another verdict than with it. */
	readonly turns: boolean;
}

/** What the verdicts hang on. */
export interface HangsOn {
	/** What the rows tell. */
	readonly lead: string;
	/** Those whose absence turns the position first; three at most. */
	readonly rows: readonly WithoutRow[];
	readonly conclusions: readonly string[];
}

const MOST_ROWS = 3;

/** `3 of 16 figures would change the position, each by itself`. */
function countText(turning: number, all: number, verdict: 'position' | 'direction'): string {
	if (turning === 0) return `No single figure would change the ${verdict}`;
	const by = turning === 1 ? 'by itself' : 'each by itself';
	return `${turning} of ${all} figures would change the ${verdict}, ${by}`;
}

function agedText(outlook: Outlook, names: VerdictNames): string | null {
	const rules = gapRulesOf(outlook);
	if (rules === null || !(outlook.coverage.aged > 1e-9)) return null;
	const { leftOut } = rules;
	const same = leftOut.position === outlook.position && leftOut.direction === outlook.direction.verdict;
	return `Aged figures left out: ${positionText(leftOut, outlook.threshold, names.positions)}${same ? ', the same verdicts' : ''}.`;
}

/** What the verdicts of an outlook hang on, for the dashboard's column of that name. */
export function hangsOnOf(
	outlook: Outlook,
	indicators: readonly ScoredIndicator[],
	names: VerdictNames
): HangsOn {
	const { score, position } = outlook;
	if (score === null || position === null)
		return { lead: 'There is no verdict to hang on anything.', rows: [], conclusions: [] };
	const nameOf = new Map(indicators.map(({ id, name }) => [id, name]));
	const each = withoutEachOf(outlook);
	const weak = withoutWeakGradesOf(outlook);
	const isTurned = (one: Without, verdict: 'position' | 'direction' = 'position'): boolean =>
		one.turns.includes(verdict);
	const effect = (one: Without): number => Math.abs((one.score ?? score) - score);
	const ranked = [...each].sort((a, b) => Number(isTurned(b)) - Number(isTurned(a)) || effect(b) - effect(a));
	const rowOf = (name: string, one: Without): WithoutRow => ({
		name,
		text: positionText(one, outlook.threshold, names.positions),
		turns: isTurned(one)
	});
	const single = ranked
		.slice(0, weak === null ? MOST_ROWS : MOST_ROWS - 1)
		.map((one) => rowOf(nameOf.get(one.id) ?? one.id, one));
	const count = (verdict: 'position' | 'direction'): string =>
		countText(each.filter((one) => isTurned(one, verdict)).length, each.length, verdict);
	const conclusions = [
		`${count('position')}.`,
		outlook.direction.verdict === null ? null : `${count('direction')}.`,
		agedText(outlook, names)
	];
	return {
		lead: 'Without it, the position would be:',
		rows: weak === null ? single : [...single, rowOf('All figures graded D or F', weak)],
		conclusions: conclusions.filter((text) => text !== null)
	};
}
