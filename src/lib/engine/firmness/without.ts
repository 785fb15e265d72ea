import { countingOf } from '../weighing/counting.ts';
import type { IndicatorOutlook, Outlook } from '../weighing/outlook.ts';
import { pointAt, type At, type Column } from '../time/history.ts';
import type { Direction, Position } from '../weighing/score.ts';
import { verdictsOf, type OnScales } from '../weighing/verdicts.ts';
import { compareText } from '../order.ts';

/** Both verdicts under another rule or without some indicators; null where there is none. */
export interface VerdictPair {
	readonly score: number | null;
	readonly position: Position | null;
	readonly change: number | null;
	readonly direction: Direction | null;
}

/** What would be left without an indicator or several, and which of the outlook's verdicts that changes. */
export interface Without extends VerdictPair {
	readonly turns: readonly ('position' | 'direction')[];
}

/** An outlook's indicators on the scales again, to be weighed anew. */
export function scalesOf({ indicators }: Outlook): readonly (OnScales & { readonly id: string })[] {
	return indicators.map(({ id, weight, polarity, pull, basePull, state, level }) => ({
		id,
		weight,
		polarity,
		pull,
		basePull,
		state,
		news: level.state !== 'missing' && level.news,
		assumed: state === 'assumed'
	}));
}

/** Weighs indicators under an outlook's terms, and keeps the two verdicts. */
export function pairOf(items: readonly OnScales[], terms: Outlook): VerdictPair {
	const { balance, position, changeBalance, direction } = verdictsOf(items, terms);
	return { score: balance?.score ?? null, position, change: changeBalance?.change ?? null, direction };
}

/** An outlook's own two verdicts. */
export function ownPair({ score, position, direction }: Outlook): VerdictPair {
	return { score, position, change: direction.change, direction: direction.verdict };
}

function leftBeside(left: VerdictPair, own: VerdictPair): Without {
	return {
		...left,
		turns: (['position', 'direction'] as const).filter((verdict) => left[verdict] !== own[verdict])
	};
}

function withoutOf(outlook: Outlook, isLeftOut: (id: string) => boolean): Without {
	const items = scalesOf(outlook).map((one) => (isLeftOut(one.id) ? { ...one, weight: 0 } : one));
	return leftBeside(pairOf(items, outlook), ownPair(outlook));
}

/** An outlook's indicators laid out as one date of a grid. */
function placeOf(outlook: Outlook): At & { readonly columns: Column[] } {
	const scales = scalesOf(outlook);
	const cellOf = (one: OnScales, pull: number | null): number => (one.pull === null ? NaN : (pull ?? NaN));
	return {
		columns: scales.map(({ weight, polarity, state, pull }) => ({
			weight,
			polarity,
			assumed: state === 'assumed' ? pull : null
		})),
		cells: {
			pulls: Float64Array.from(scales, (one) => cellOf(one, one.pull)),
			bases: Float64Array.from(scales, (one) => cellOf(one, one.basePull)),
			aged: Uint8Array.from(scales, ({ state }) => (state === 'aged' ? 1 : 0)),
			news: Uint8Array.from(scales, ({ news }) => (news ? 1 : 0))
		},
		start: 0
	};
}

const remembered = new WeakMap<Outlook, readonly (Without & { readonly id: string })[]>();

/**
 * Leave one out (method, section 8b): without each indicator that counts, by id; its weight 0, all else reckoned anew.
 * Each is a sum over all, so that it agrees to the last digit with an outlook without it; once for an outlook.
 */
export function withoutEachOf(outlook: Outlook): readonly (Without & { readonly id: string })[] {
	const known = remembered.get(outlook);
	if (known !== undefined) return known;
	const counting = new Set(countingOf(outlook).map(({ id }) => id));
	const place = placeOf(outlook);
	const own = ownPair(outlook);
	const each = outlook.indicators.flatMap(({ id }, at) => {
		const column = place.columns[at];
		if (column === undefined || !counting.has(id)) return [];
		place.columns[at] = { ...column, weight: 0 };
		const { score, position, change, direction } = pointAt(outlook.asOf, place, outlook);
		place.columns[at] = column;
		return [{ id, ...leftBeside({ score, position, change, direction }, own) }];
	});
	remembered.set(outlook, each);
	return each;
}

/** Without each group that has an indicator that counts, by group id; `groups` by indicator id. */
export function withoutGroupsOf(
	outlook: Outlook,
	groups: ReadonlyMap<string, string>
): readonly (Without & { readonly group: string })[] {
	const counting = countingOf(outlook).flatMap(({ id }) => groups.get(id) ?? []);
	return [...new Set(counting)]
		.sort(compareText)
		.map((group) => ({ group, ...withoutOf(outlook, (id) => groups.get(id) === group) }));
}

function isWeak({ state, level }: IndicatorOutlook): boolean {
	return state !== 'assumed' && level.state !== 'missing' && /^[DF]/.test(level.chosen.grade);
}

/** Without all that rest on a row graded D or F; null where none that counts does. */
export function withoutWeakGradesOf(
	outlook: Outlook
): (Without & { readonly ids: readonly string[] }) | null {
	const ids = countingOf(outlook)
		.filter(isWeak)
		.map(({ id }) => id);
	return ids.length === 0 ? null : { ids, ...withoutOf(outlook, (id) => ids.includes(id)) };
}
