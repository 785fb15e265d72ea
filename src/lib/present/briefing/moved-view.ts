import { printedDecimals, roundedScore, type Attribution, type StepName } from '#engine';
import { signedText } from '../words/numbers/number-text.ts';
import { isolated } from '../words/names/isolated.ts';

/** Why a score moved, unrounded: the steps add up to the move, the indicators to their step. */
export interface Moved {
	readonly score0: number;
	readonly score1: number;
	/** The edges; they decide how many decimals it takes. */
	readonly threshold: number;
	readonly steps: readonly {
		readonly step: StepName;
		readonly total: number;
		readonly byIndicator: readonly { readonly id: string; readonly name: string; readonly change: number }[];
	}[];
}

/** An attribution's steps with the names of its indicators; an id that has none stands for itself. */
export function namedSteps(
	{ steps }: Attribution,
	names: ReadonlyMap<string, string>
): { step: StepName; total: number; byIndicator: { id: string; name: string; change: number }[] }[] {
	return steps.map(({ step, total, byIndicator }) => ({
		step,
		total,
		byIndicator: [...byIndicator].map(([id, change]) => ({ id, name: names.get(id) ?? id, change }))
	}));
}

/** The same in print: what is printed adds up, to the last decimal. */
export interface MovedView {
	readonly from: string;
	readonly to: string;
	readonly total: string;
	/** Of everything printed here. */
	readonly decimals: number;
	/** All five, in the method's order. */
	readonly steps: readonly {
		readonly step: StepName;
		readonly name: string;
		readonly meaning: string;
		readonly total: string;
		readonly parts: readonly {
			readonly id: string;
			readonly name: string;
			/** The printed change, in points and in print. */
			readonly points: number;
			readonly change: string;
		}[];
	}[];
}

const stepText: Readonly<Record<StepName, { name: string; meaning: string }>> = {
	revision: { name: 'Revision', meaning: 'figures for the same period, corrected since' },
	'new-period': { name: 'New data', meaning: 'figures for a newer period' },
	'first-figure': { name: 'First figures', meaning: 'indicators that had no figure before' },
	definitions: { name: 'Definitions', meaning: 'goalposts, scale, direction, assumptions' },
	weights: { name: 'Weights', meaning: 'what the scenario holds important' }
};

/**
 * Parts in whole units that add up to `total`: each rounded down, the rest given to the largest remainders. A part of 0
 * stays 0, as nothing moved there.
 */
function unitsAddingUp(values: readonly number[], total: number): number[] {
	const units = values.map((value) => Math.floor(value + 1e-9));
	const order = values
		.map((value, at) => ({ at, rest: value - (units[at] ?? 0), moved: Math.abs(value) > 1e-9 }))
		.filter(({ moved }) => moved)
		.sort((a, b) => b.rest - a.rest || a.at - b.at);
	const open = total - units.reduce((sum, unit) => sum + unit, 0);
	// Few are open where the parts are those of the total; a record that somebody has changed may say anything.
	if (!Number.isFinite(open) || order.length === 0) return units;
	const each = Math.trunc(open / order.length);
	const left = open - each * order.length;
	const favoured = new Set(
		(left > 0 ? order.slice(0, left) : order.slice(order.length + left)).map(({ at }) => at)
	);
	for (const { at } of order) units[at] = (units[at] ?? 0) + each + (favoured.has(at) ? Math.sign(left) : 0);
	return units;
}

/** A move in print: from, to and total agree, the steps add up to the total, the indicators to their step. */
export function movedViewOf({ score0, score1, threshold, steps }: Moved): MovedView {
	const decimals = Math.max(printedDecimals(score0, threshold), printedDecimals(score1, threshold));
	const unit = 10 ** decimals;
	const text = (units: number): string => signedText(units / unit, decimals);
	const [from, to] = [score0, score1].map((score) => Math.round(roundedScore(score, decimals) * unit));
	const total = (to ?? 0) - (from ?? 0);
	const totals = unitsAddingUp(
		steps.map((step) => step.total * unit),
		total
	);
	return {
		from: text(from ?? 0),
		to: text(to ?? 0),
		total: text(total),
		decimals,
		steps: steps.map(({ step, byIndicator }, at) => {
			const parts = unitsAddingUp(
				byIndicator.map(({ change }) => change * unit),
				totals[at] ?? 0
			);
			return {
				step,
				...stepText[step],
				total: text(totals[at] ?? 0),
				parts: byIndicator
					.map(({ id, name }, part) => ({ id, name, units: parts[part] ?? 0 }))
					.filter(({ units }) => units !== 0)
					.sort((a, b) => Math.abs(b.units) - Math.abs(a.units))
					.map(({ id, name, units }) => ({ id, name, points: units / unit, change: text(units) }))
			};
		})
	};
}

/** What moved a score most, over all steps, largest first: `High-level visits +4.0`. Printed as the table prints it. */
export function leadingMovers({ steps, decimals }: MovedView, count: number): string[] {
	const sums = new Map<string, { name: string; points: number }>();
	for (const { id, name, points } of steps.flatMap(({ parts }) => parts))
		sums.set(id, { name, points: (sums.get(id)?.points ?? 0) + points });
	return [...sums.values()]
		.map(({ name, points }) => ({ name, points: roundedScore(points, decimals) }))
		.filter(({ points }) => points !== 0)
		.sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
		.slice(0, count)
		.map(({ name, points }) => `${isolated(name)} ${signedText(points, decimals)}`);
}
