import { clampChange } from '../weighing/change.ts';
import { countingOf } from '../weighing/counting.ts';
import { drawTableOf, type DrawOptions, type DrawTable } from './draw-table.ts';
import type { Indicator } from '../evidence/indicator.ts';
import type { Outlook } from '../weighing/outlook.ts';
import { clampScore } from '../weighing/score.ts';
import { directionTally, positionTally, type ByDirection, type ByPosition, type Tally } from './tally.ts';

interface Quantiles {
	readonly p05: number;
	readonly p50: number;
	readonly p95: number;
}

/** Where the change lands when values and weights are shaken (method, section 7b). */
export interface ChangeDraws extends Tally<ByDirection<number>>, Quantiles {
	/** In draw order. */
	readonly changes: Float64Array;
}

/** Where the score lands when values and weights are shaken (method, section 7). A property of the model, no forecast. */
export interface Draws extends Tally<ByPosition<number>>, Quantiles {
	readonly count: number;
	readonly seed: number;
	/** In draw order. */
	readonly scores: Float64Array;
	/** Null where nothing that counts has a base. */
	readonly change: ChangeDraws | null;
}

/**
 * The quantile of ascending numbers at a probability from 0 to 1, in their unit: at place (n - 1) x probability, counted
 * from 0, straight between the two numbers around it (type 7 of Hyndman and Fan, The American Statistician 50, 1996).
 * Null of none.
 */
export function quantileOf(ascending: Float64Array, probability: number): number | null {
	const place = (ascending.length - 1) * probability;
	const below = ascending[Math.floor(place)];
	const above = ascending[Math.ceil(place)];
	if (below === undefined || above === undefined) return null;
	return below + (place - Math.floor(place)) * (above - below);
}

function quantilesOf(numbers: Float64Array): Quantiles {
	const ascending = numbers.slice().sort();
	const at = (probability: number): number => quantileOf(ascending, probability) ?? 0;
	return { p05: at(0.05), p50: at(0.5), p95: at(0.95) };
}

/** Weights by column of a table: of all indicators, and of those of C. */
interface ColumnWeights {
	readonly weights: Float64Array;
	readonly signed: Float64Array;
	readonly common: Float64Array;
}

/** Weighted means of each draw's pulls and changes; the loop that a slider step costs. */
function aggregate(
	table: DrawTable,
	{ weights, signed, common }: ColumnWeights
): { readonly scores: Float64Array; readonly changes: Float64Array } {
	const { count, pulls, factors } = table;
	const columns = weights.length;
	const scores = new Float64Array(count);
	const changes = new Float64Array(count);
	let at = 0;
	for (let draw = 0; draw < count; draw += 1) {
		let [pulled, total, changed, commonTotal] = [0, 0, 0, 0];
		for (let column = 0; column < columns; column += 1, at += 1) {
			const factor = factors[at] as number;
			const turned = (signed[column] as number) * factor;
			total += (weights[column] as number) * factor;
			pulled += turned * (pulls[at] as number);
			commonTotal += (common[column] as number) * factor;
			changed += turned * (table.changes[at] as number);
		}
		scores[draw] = clampScore((100 * pulled) / total);
		changes[draw] = clampChange((100 * changed) / commonTotal);
	}
	return { scores, changes };
}

/**
 * Draws of an outlook from a table made for the same values: only weighs and counts, so that a slider step is cheap.
 * Null when the outlook counts other indicators than the table holds.
 */
export function drawsFromTable(table: DrawTable, outlook: Outlook): Draws | null {
	const counting = countingOf(outlook);
	const same =
		counting.length === table.indicators.length &&
		counting.every(({ id }, column) => id === table.indicators[column]?.id);
	if (!same || counting.length === 0) return null;
	const { scores, changes } = aggregate(table, {
		weights: Float64Array.from(counting, ({ weight }) => weight),
		signed: Float64Array.from(counting, ({ weight, polarity }) => weight * polarity),
		common: Float64Array.from(counting, ({ weight, changeShare }) => (changeShare === null ? 0 : weight))
	});
	const hasChange = outlook.direction.change !== null;
	return {
		count: table.count,
		seed: table.seed,
		scores,
		...positionTally(scores, outlook.threshold),
		...quantilesOf(scores),
		change: hasChange
			? { changes, ...directionTally(changes, outlook.directionThreshold), ...quantilesOf(changes) }
			: null
	};
}

/**
 * Shakes values within their ranges and weights by a quarter (method, sections 7 and 7b): 2,000 draws with the method's
 * seed unless told otherwise. Null when no indicator counts.
 */
export function drawsOf(
	outlook: Outlook,
	indicators: readonly Indicator[],
	options: DrawOptions = {}
): Draws | null {
	const table = drawTableOf(outlook, indicators, options);
	return table === null ? null : drawsFromTable(table, outlook);
}
