import {
	gapRulesOf,
	withoutEachOf,
	withoutGroupsOf,
	withoutWeakGradesOf,
	type Outlook,
	type VerdictPair,
	type Without
} from '#engine';
import type { ScoredIndicator, VerdictNames, Watch } from '#parse';
import { scoreText } from '../words/numbers/score-text.ts';
import { isolated } from '../words/names/isolated.ts';

/** Both verdicts under another rule or without something. */
export interface HangingRow {
	readonly name: string;
	/** Null where it isn't one indicator. */
	readonly href: string | null;
	readonly score: string;
	readonly position: string;
	readonly change: string;
	readonly direction: string;
	/** Which verdicts it changes. */
	readonly turns: readonly ('position' | 'direction')[];
}

/** What both verdicts hang on, left out one at a time; those that change a verdict first, then the largest effect. */
export interface HangingView {
	/** One sentence for the position and one for the direction, naming each whose absence changes it. */
	readonly conclusions: readonly string[];
	readonly each: readonly HangingRow[];
	readonly groups: readonly HangingRow[];
	/** All figures graded D or F together; null without any. */
	readonly weakGrades: HangingRow | null;
	/** With aged figures carried, left out, and counted as neutral; empty where none is aged. */
	readonly gapRules: readonly HangingRow[];
	readonly gapConclusion: string;
}

const listText = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const withheld = 'no verdict';

type Names = Pick<Watch, 'positions' | 'directions'>;

function positionName({ position }: VerdictPair, { positions }: Names): string {
	return position === null ? withheld : positions[position];
}

function directionName({ direction }: VerdictPair, { directions }: Names): string {
	return direction === null ? withheld : directions[direction];
}

/** Words a pair of verdicts; `turns` left out, it is what differs from the outlook's own. */
function rowOf(
	name: string,
	href: string | null,
	pair: VerdictPair & Partial<Pick<Without, 'turns'>>,
	outlook: Outlook,
	names: Names
): HangingRow {
	const own: VerdictPair = {
		score: outlook.score,
		position: outlook.position,
		change: outlook.direction.change,
		direction: outlook.direction.verdict
	};
	const differs = (['position', 'direction'] as const).filter((verdict) => pair[verdict] !== own[verdict]);
	return {
		name,
		href,
		score: pair.score === null ? '–' : scoreText(pair.score, outlook.threshold),
		position: positionName(pair, names),
		change: pair.change === null ? '–' : scoreText(pair.change, outlook.directionThreshold),
		direction: directionName(pair, names),
		turns: pair.turns ?? differs
	};
}

function byEffect<One extends Without>(rows: readonly One[], { score, direction }: Outlook): readonly One[] {
	const effect = (one: One): number =>
		Math.abs((one.score ?? 0) - (score ?? 0)) + Math.abs((one.change ?? 0) - (direction.change ?? 0));
	return [...rows].sort((a, b) => b.turns.length - a.turns.length || effect(b) - effect(a));
}

/** `Without “A” the position would be mixed (+15.5), without “B” distant (−21.0).` */
function conclusionOf(
	rows: readonly HangingRow[],
	verdict: 'position' | 'direction',
	isGiven: boolean
): string {
	if (!isGiven) return `No ${verdict} is given.`;
	const turning = rows.filter(({ turns }) => turns.includes(verdict));
	if (turning.length === 0) return `No single figure’s absence changes the ${verdict}.`;
	const outcomes = new Map<string, string[]>();
	for (const row of turning) {
		const number = verdict === 'position' ? row.score : row.change;
		const outcome = row[verdict] === withheld ? withheld : row[verdict].toLowerCase();
		outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), `“${isolated(row.name)}” (${number})`]);
	}
	const told = [...outcomes].map(
		([outcome, names]) => `without ${listText.format(names)} it would be ${outcome}`
	);
	const said = told.join('; ').replaceAll(`it would be ${withheld}`, 'none would be given');
	return `The ${verdict} hangs on single figures: ${said}.`;
}

function gapConclusionOf(rows: readonly HangingRow[]): string {
	if (rows.length === 0)
		return 'No figure is past its age limit, so nothing hangs on how such figures are treated.';
	const turning = new Set(rows.flatMap(({ turns }) => turns));
	return turning.size === 0
		? 'Both verdicts are the same however figures past their age limit are treated.'
		: `The ${[...turning].join(' and the ')} ${turning.size === 1 ? 'hangs' : 'hang'} on how figures past their age limit are treated.`;
}

function gapRowsOf(outlook: Outlook, names: Names): readonly HangingRow[] {
	const rules = gapRulesOf(outlook);
	if (rules === null || !(outlook.coverage.aged > 1e-9)) return [];
	return [
		rowOf('They stand, as the method has it', null, rules.carried, outlook, names),
		rowOf('They are left out', null, rules.leftOut, outlook, names),
		rowOf('They count as neutral', null, rules.neutral, outlook, names)
	];
}

/** What an outlook's verdicts hang on (method, section 8b), in words. */
export function hangingViewOf(
	outlook: Outlook,
	indicators: readonly ScoredIndicator[],
	watch: VerdictNames & Pick<Watch, 'groups'>
): HangingView {
	const names = new Map(indicators.map(({ id, name }) => [id, name]));
	const groupNames = new Map(watch.groups.map(({ id, name }) => [id, name]));
	const groups = new Map(indicators.map(({ id, group }) => [id, group]));
	const each = byEffect(withoutEachOf(outlook), outlook).map((one) =>
		rowOf(names.get(one.id) ?? one.id, `/indicators/${one.id}`, one, outlook, watch)
	);
	const weak = withoutWeakGradesOf(outlook);
	const weakName = (count: number): string =>
		count === 1
			? 'The one figure graded D or F'
			: `${count === 2 ? 'Both' : `All ${count}`} figures graded D or F`;
	const gapRules = gapRowsOf(outlook, watch);
	return {
		conclusions: [
			conclusionOf(each, 'position', outlook.position !== null),
			conclusionOf(each, 'direction', outlook.direction.verdict !== null)
		],
		each,
		groups: byEffect(withoutGroupsOf(outlook, groups), outlook).map((one) =>
			rowOf(groupNames.get(one.group) ?? one.group, null, one, outlook, watch)
		),
		weakGrades: weak && rowOf(weakName(weak.ids.length), null, weak, outlook, watch),
		gapRules,
		gapConclusion: gapConclusionOf(gapRules)
	};
}
