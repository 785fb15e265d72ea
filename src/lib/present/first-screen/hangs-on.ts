import {
	gapRulesOf,
	withoutEachOf,
	withoutWeakGradesOf,
	type Outlook,
	type VerdictPair,
	type Without
} from '#engine';
import type { ScoredIndicator, VerdictNames } from '#parse';
import { positionText } from '../words/verdicts/position-text.ts';
import { scoreText } from '../words/numbers/score-text.ts';

type Side = 'position' | 'direction';

/** A verdict without something, in words. */
interface WithoutRow {
	readonly id: string;
	readonly name: string;
	readonly href: string;
	/** `mixed +15.5`, `deepening +9.9`. */
	readonly text: string;
	/** Whether it is another verdict than with it. */
	readonly turns: boolean;
	/** Whether a newer figure should be out. */
	readonly overdue: boolean;
}

/** What the verdicts hang on. */
export interface HangsOn {
	/** The conclusion: how many figures carry each verdict. */
	readonly lead: string;
	/** Of each verdict those whose absence turns it, or moves it most; three in all. */
	readonly sides: readonly {
		/** `How close, without`. */
		readonly name: string;
		readonly rows: readonly WithoutRow[];
		/** How many more would turn it. */
		readonly more: number;
	}[];
	/** What several figures carry together. */
	readonly conclusions: readonly { readonly text: string; readonly turns: boolean }[];
}

const MOST_ROWS = 3;

interface Carried {
	/** The verdict's own word. */
	readonly word: string;
	/** How many figures would turn it, each by itself. */
	readonly turning: number;
}

/** `Leave out one figure: 3 of the 16 would each end “close”, 5 “holding”.` */
function carriedText(verdicts: readonly Carried[], all: number): string {
	const turned = verdicts.filter(({ turning }) => turning > 0);
	const kept = verdicts.filter(({ turning }) => turning === 0);
	const [first, second] = turned;
	if (first === undefined)
		return `Leave out any one of the ${all} figures: still ${kept.map(({ word }) => word).join(', ')}.`;
	if (all === 1) return `It is ${first.word} by its only figure.`;
	const parts = [
		`${first.turning} of the ${all} would ${first.turning === 1 ? '' : 'each '}end “${first.word}”`,
		...(second === undefined ? [] : [`${second.turning} “${second.word}”`]),
		...kept.map(({ word }) => `none “${word}”`)
	];
	return `Leave out one figure: ${parts.join(', ')}.`;
}

/** How many figures would turn a verdict, each by itself. */
const turningOf = (each: readonly Without[], side: Side): number =>
	each.filter(({ turns }) => turns.includes(side)).length;

function leadOf(
	{ position, direction }: Outlook,
	each: readonly Without[],
	{ positions, directions }: VerdictNames
): string {
	const carried = [
		position === null
			? null
			: { word: positions[position].toLowerCase(), turning: turningOf(each, 'position') },
		direction.verdict === null
			? null
			: { word: directions[direction.verdict].toLowerCase(), turning: turningOf(each, 'direction') }
	];
	return carriedText(
		carried.filter((one) => one !== null),
		each.length
	);
}

/** `mixed +15.0, deepening`. */
function pairText(pair: VerdictPair, { threshold }: Outlook, names: VerdictNames): string {
	const turn = pair.direction === null ? 'no direction' : names.directions[pair.direction].toLowerCase();
	return `${positionText(pair, threshold, names.positions)}, ${turn}`;
}

/** What several figures at once carry: those from weak sources, and those past their age limit. */
function conclusionsOf(outlook: Outlook, names: VerdictNames): HangsOn['conclusions'] {
	const weak = withoutWeakGradesOf(outlook);
	const rules = outlook.coverage.aged > 1e-9 ? gapRulesOf(outlook) : null;
	const sets = [
		weak && {
			what:
				weak.ids.length === 1
					? 'the one figure from a weak source'
					: `the ${weak.ids.length} figures from weak sources`,
			pair: weak
		},
		rules && { what: 'figures past their age limit', pair: rules.leftOut }
	].filter((set) => set !== null);
	const turning = sets.filter(
		({ pair }) => pair.position !== outlook.position || pair.direction !== outlook.direction.verdict
	);
	if (turning.length > 0)
		return turning.map(({ what, pair }) => ({
			text: `Without ${what}: ${pairText(pair, outlook, names)}.`,
			turns: true
		}));
	return sets.length === 0
		? []
		: [
				{
					text: `Without ${sets.map(({ what }) => what).join(', or without ')}, the verdicts would be the same, on less evidence.`,
					turns: false
				}
			];
}

type Named = Without & { readonly id: string };

/** Of one verdict, those that turn it before those that move it most. */
function rankedOf(each: readonly Named[], side: Side, { score, direction }: Outlook): readonly Named[] {
	const effect = (one: Without): number =>
		side === 'position'
			? Math.abs((one.score ?? 0) - (score ?? 0))
			: Math.abs((one.change ?? 0) - (direction.change ?? 0));
	return [...each].sort(
		(a, b) => Number(b.turns.includes(side)) - Number(a.turns.includes(side)) || effect(b) - effect(a)
	);
}

/** Two that turn the position or move it most, and the first that turns the direction. */
function shownOf(each: readonly Named[], outlook: Outlook): ReadonlyMap<Side, readonly Named[]> {
	const turn = rankedOf(each, 'direction', outlook).find(
		({ direction, turns }) => direction !== null && turns.includes('direction')
	);
	const positions = rankedOf(each, 'position', outlook);
	return new Map<Side, readonly Named[]>([
		['position', positions.slice(0, turn === undefined ? MOST_ROWS : MOST_ROWS - 1)],
		['direction', turn === undefined ? [] : [turn]]
	]);
}

const sideNames: Readonly<Record<Side, string>> = {
	position: 'How close, without',
	direction: 'Which way, without'
};

/** What the verdicts of an outlook hang on, for the dashboard's column of that name; `overdue` by id, `pageQuery` for indicators' pages. */
export function hangsOnOf(
	outlook: Outlook,
	indicators: readonly ScoredIndicator[],
	names: VerdictNames,
	overdue: ReadonlySet<string>,
	pageQuery: string
): HangsOn {
	const { score, position, threshold, directionThreshold } = outlook;
	if (score === null || position === null)
		return { lead: 'There is no verdict to hang on anything.', sides: [], conclusions: [] };
	const nameOf = new Map(indicators.map(({ id, name }) => [id, name]));
	const each = withoutEachOf(outlook);
	const directionText = ({ direction, change }: Without): string =>
		direction === null || change === null
			? 'no direction'
			: `${names.directions[direction].toLowerCase()} ${scoreText(change, directionThreshold)}`;
	return {
		lead: leadOf(outlook, each, names),
		sides: [...shownOf(each, outlook)].flatMap(([side, shown]) => {
			if (shown.length === 0) return [];
			const rows = shown.map((one) => ({
				id: one.id,
				name: nameOf.get(one.id) ?? one.id,
				href: `/indicators/${one.id}${pageQuery}`,
				text: side === 'position' ? positionText(one, threshold, names.positions) : directionText(one),
				turns: one.turns.includes(side),
				overdue: overdue.has(one.id)
			}));
			return [{ name: sideNames[side], rows, more: Math.max(0, turningOf(each, side) - rows.length) }];
		}),
		conclusions: conclusionsOf(outlook, names)
	};
}
