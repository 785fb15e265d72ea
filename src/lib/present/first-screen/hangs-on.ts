import {
	gapRulesOf,
	withoutEachOf,
	withoutWeakGradesOf,
	type Outlook,
	type VerdictPair,
	type Without
} from '#engine';
import type { ScoredIndicator, VerdictNames } from '#parse';
import { positionText } from '../words/position-text.ts';
import { scoreText } from '../words/score-text.ts';

type Side = 'position' | 'direction';

/** A verdict without something, in words. */
interface WithoutRow {
	readonly id: string;
	readonly name: string;
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
	/** Those whose absence turns a verdict, or moves the position most; three at most. */
	readonly rows: readonly WithoutRow[];
	/** What several figures carry together. */
	readonly conclusions: readonly string[];
}

const MOST_ROWS = 3;

interface Carried {
	/** The verdict's own word. */
	readonly word: string;
	/** How many figures would turn it, each by itself. */
	readonly turning: number;
}

const anyOf = (turning: number): string => (turning === 1 ? 'one figure' : `any one of ${turning}`);

/** `Leave out any one of 3 figures (of 16) and it is no longer close; any one of 5, no longer holding.` */
function carriedText(verdicts: readonly Carried[], all: number): string {
	const turned = verdicts.filter(({ turning }) => turning > 0);
	const kept = verdicts.filter(({ turning }) => turning === 0);
	const [first, second] = turned;
	if (first === undefined)
		return `Leave out any one of the ${all} figures: ${kept.map(({ word }) => `still ${word}`).join(', ')}.`;
	if (all === 1) return `It is ${first.word} by its only figure.`;
	const figures = first.turning === 1 ? '' : ' figures';
	const parts = [
		`Leave out ${anyOf(first.turning)}${figures} (of ${all}) and it is no longer ${first.word}`,
		...(second === undefined ? [] : [`${anyOf(second.turning)}, no longer ${second.word}`]),
		...kept.map(({ word }) => `no single figure ends “${word}”`)
	];
	return `${parts.join('; ')}.`;
}

function leadOf(
	{ position, direction }: Outlook,
	each: readonly Without[],
	{ positions, directions }: VerdictNames
): string {
	const turning = (side: Side): number => each.filter(({ turns }) => turns.includes(side)).length;
	const carried = [
		position === null ? null : { word: positions[position].toLowerCase(), turning: turning('position') },
		direction.verdict === null
			? null
			: { word: directions[direction.verdict].toLowerCase(), turning: turning('direction') }
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

/** What several figures at once carry: the weakly sourced ones, and those past their age limit. */
function conclusionsOf(outlook: Outlook, names: VerdictNames): readonly string[] {
	const weak = withoutWeakGradesOf(outlook);
	const rules = outlook.coverage.aged > 1e-9 ? gapRulesOf(outlook) : null;
	const sets = [
		weak && {
			what:
				weak.ids.length === 1
					? 'the one weakly sourced figure (graded D or F)'
					: `the ${weak.ids.length} weakly sourced figures (graded D or F)`,
			pair: weak
		},
		rules && { what: 'figures past their age limit', pair: rules.leftOut }
	].filter((set) => set !== null);
	const turning = sets.filter(
		({ pair }) => pair.position !== outlook.position || pair.direction !== outlook.direction.verdict
	);
	if (turning.length > 0)
		return turning.map(({ what, pair }) => `Without ${what}: ${pairText(pair, outlook, names)}.`);
	return sets.length === 0
		? []
		: [`Without ${sets.map(({ what }) => what).join(', or without ')}: the same verdicts.`];
}

/** Two that turn the position or move it most, and the first that turns the direction; what turns comes first. */
function shownOf(
	each: readonly (Without & { readonly id: string })[],
	outlook: Outlook
): readonly { readonly one: Without & { readonly id: string }; readonly side: Side }[] {
	const { score, direction } = outlook;
	const effect = (one: Without, side: Side): number =>
		side === 'position'
			? Math.abs((one.score ?? 0) - (score ?? 0))
			: Math.abs((one.change ?? 0) - (direction.change ?? 0));
	const ranked = (side: Side) =>
		[...each]
			.sort(
				(a, b) =>
					Number(b.turns.includes(side)) - Number(a.turns.includes(side)) || effect(b, side) - effect(a, side)
			)
			.map((one) => ({ one, side }));
	const turn = ranked('direction').find(
		({ one }) => one.direction !== null && one.turns.includes('direction')
	);
	const positions = ranked('position').slice(0, turn === undefined ? MOST_ROWS : MOST_ROWS - 1);
	return turn === undefined ? positions : [...positions, turn];
}

/** What the verdicts of an outlook hang on, for the dashboard's column of that name; `overdue` by id. */
export function hangsOnOf(
	outlook: Outlook,
	indicators: readonly ScoredIndicator[],
	names: VerdictNames,
	overdue: ReadonlySet<string>
): HangsOn {
	const { score, position, threshold, directionThreshold } = outlook;
	if (score === null || position === null)
		return { lead: 'There is no verdict to hang on anything.', rows: [], conclusions: [] };
	const nameOf = new Map(indicators.map(({ id, name }) => [id, name]));
	const each = withoutEachOf(outlook);
	const directionText = ({ direction, change }: Without): string =>
		direction === null || change === null
			? 'no direction'
			: `${names.directions[direction].toLowerCase()} ${scoreText(change, directionThreshold)}`;
	return {
		lead: leadOf(outlook, each, names),
		rows: shownOf(each, outlook).map(({ one, side }) => ({
			id: one.id,
			name: nameOf.get(one.id) ?? one.id,
			text: side === 'position' ? positionText(one, threshold, names.positions) : directionText(one),
			turns: one.turns.includes(side),
			overdue: overdue.has(one.id)
		})),
		conclusions: conclusionsOf(outlook, names)
	};
}
