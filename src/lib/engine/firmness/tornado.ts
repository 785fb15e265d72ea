import { countingOf, type Counting } from '../weighing/counting.ts';
import { byId } from '../order.ts';
import type { Outlook } from '../weighing/outlook.ts';
import { pullOf, type Gauge } from '../weighing/pull.ts';

/** How far one indicator alone can move the score (method, section 8), in score points. */
export interface TornadoBar {
	readonly id: string;
	/** The score with the indicator at the ends of its range, lower score first; both the score itself for a point. */
	readonly low: number;
	readonly high: number;
	/** The score with the indicator pulling fully down and fully up, and the distance between the two. */
	readonly fullDown: number;
	readonly fullUp: number;
	readonly swing: number;
}

/** Pulls at the ends of the range of values; the pull itself for an assumption. */
function pullEnds({ level, state, pull }: Counting, gauge: Gauge): readonly [number, number] {
	if (state === 'assumed' || level.state === 'missing') return [pull, pull];
	const ends = [pullOf(level.low, gauge), pullOf(level.high, gauge)];
	const [low, high] = ends.map((end) => (typeof end === 'number' ? end : pull));
	return [low ?? pull, high ?? pull];
}

function barOf(one: Counting, score: number, gauge: Gauge): TornadoBar {
	const { id, polarity, pull, share } = one;
	const scoreAt = (signed: number): number => score + 100 * share * (signed - polarity * pull);
	const ends = pullEnds(one, gauge).map((end) => scoreAt(polarity * end));
	return {
		id,
		low: Math.min(...ends),
		high: Math.max(...ends),
		fullDown: scoreAt(-1),
		fullUp: scoreAt(1),
		swing: 200 * share
	};
}

/**
 * One bar for every indicator that counts, widest first, ties by id; empty without a score. An end is
 * score + 100 q s (pull at that end of its range - pull), in score points (method, section 8). `gauges` by id.
 */
export function tornadoOf(outlook: Outlook, gauges: ReadonlyMap<string, Gauge>): readonly TornadoBar[] {
	const { score } = outlook;
	if (score === null) return [];
	return countingOf(outlook)
		.flatMap((one) => {
			const gauge = gauges.get(one.id);
			return gauge === undefined ? [] : [barOf(one, score, gauge)];
		})
		.sort((a, b) => b.high - b.low - (a.high - a.low) || byId(a, b));
}
