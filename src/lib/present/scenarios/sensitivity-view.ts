import type { BreakEven, Day, Outlook, Sensitivity, TornadoBar } from '#engine';
import type { OutcomeNames, ScoredIndicator } from '#parse';
import { dateText } from '../words/date-text.ts';
import { numberText, percentText, signedText, valueText } from '../words/number-text.ts';

interface TornadoRow {
	readonly id: string;
	readonly name: string;
	/** In per cent of the tornado's width. */
	readonly left: number;
	readonly width: number;
	readonly text: string;
	readonly swing: string;
}

interface BreakEvenRow {
	readonly id: string;
	readonly name: string;
	readonly weightNow: string;
	readonly valueNow: string;
	/** For each edge of `edges`: the weight and the value that bring the index there. */
	readonly edges: readonly { readonly weight: string; readonly value: string }[];
}

export interface SensitivityView {
	readonly edges: readonly string[];
	/** Ends of the tornado's axis, and where the index and the band edges stand on it, in per cent. */
	readonly axis: { readonly from: string; readonly to: string };
	readonly marks: { readonly score: number; readonly low: number; readonly high: number };
	readonly tornado: readonly TornadoRow[];
	readonly breakEven: readonly BreakEvenRow[];
	readonly nextDatum: readonly {
		readonly id: string;
		readonly name: string;
		readonly leverage: string;
		readonly due: string;
		readonly mark: string | null;
	}[];
	readonly variance: readonly { readonly id: string; readonly name: string; readonly share: string }[];
}

/** From score points to per cent of an axis that holds the bars and both band edges with some air. */
interface Axis {
	readonly from: number;
	readonly to: number;
	readonly placeOf: (score: number) => number;
}

function axisOf(tornado: readonly TornadoBar[], threshold: number): Axis {
	const air = 5;
	const from = Math.max(-100, Math.min(-threshold, ...tornado.map(({ low }) => low)) - air);
	const to = Math.min(100, Math.max(threshold, ...tornado.map(({ high }) => high)) + air);
	return { from, to, placeOf: (score) => Math.round((10_000 * (score - from)) / (to - from)) / 100 };
}

function tornadoRow({ id, low, high, swing }: TornadoBar, name: string, axis: Axis): TornadoRow {
	return {
		id,
		name,
		left: axis.placeOf(low),
		width: axis.placeOf(high) - axis.placeOf(low),
		text: high - low < 0.05 ? 'no range' : `${signedText(low, 1)} to ${signedText(high, 1)}`,
		swing: numberText(swing, 1)
	};
}

function weightText(weight: number | null): string {
	if (weight === null) return 'none';
	return weight > 100 ? `${numberText(weight, 0)}, out of reach` : numberText(weight, 1);
}

function valueAt(value: number | null, { unit, decimals }: ScoredIndicator): string {
	return value === null ? 'none' : valueText(value, unit, Math.max(1, decimals));
}

function breakEvenRows(
	outlook: Outlook,
	breakEven: readonly BreakEven[],
	known: ReadonlyMap<string, ScoredIndicator>
): BreakEvenRow[] {
	const { threshold } = outlook;
	return outlook.indicators.flatMap((part) => {
		const indicator = known.get(part.id);
		const own = breakEven.filter(({ id }) => id === part.id);
		if (!indicator || own.length === 0 || part.value === null) return [];
		const { unit, decimals, name } = indicator;
		return [
			{
				id: part.id,
				name,
				weightNow: numberText(part.weight, Number.isInteger(part.weight) ? 0 : 1),
				valueNow: valueText(part.value, unit, decimals),
				edges: [-threshold, threshold].map((edge) => {
					const one = own.find((candidate) => candidate.edge === edge);
					return {
						weight: weightText(one?.weight ?? null),
						value: valueAt(one?.value ?? null, indicator)
					};
				})
			}
		];
	});
}

function nextDatumRows(
	sensitivity: Sensitivity,
	asOf: Day,
	nameOf: (id: string) => string
): SensitivityView['nextDatum'] {
	return sensitivity.nextDatum.map(({ id, leverage, due, flagged }) => ({
		id,
		name: nameOf(id),
		leverage: leverage === null ? 'too few figures' : numberText(leverage, 1),
		due: due === null ? 'unknown' : `${dateText(due)}${due < asOf ? ', overdue' : ''}`,
		mark: flagged ? 'could turn the verdict' : null
	}));
}

/** What the verdict hangs on, in words and places (method, section 8). */
export function sensitivityViewOf(
	outlook: Outlook,
	sensitivity: Sensitivity,
	indicators: readonly ScoredIndicator[],
	outcomes: OutcomeNames
): SensitivityView {
	const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const nameOf = (id: string): string => known.get(id)?.name ?? id;
	const { threshold, score } = outlook;
	const axis = axisOf(sensitivity.tornado, threshold);
	return {
		edges: [
			`${outcomes.weakens} (${signedText(-threshold, 0)})`,
			`${outcomes.deepens} (${signedText(threshold, 0)})`
		],
		axis: { from: signedText(axis.from, 0), to: signedText(axis.to, 0) },
		marks: { score: axis.placeOf(score ?? 0), low: axis.placeOf(-threshold), high: axis.placeOf(threshold) },
		tornado: sensitivity.tornado.map((bar) => tornadoRow(bar, nameOf(bar.id), axis)),
		breakEven: breakEvenRows(outlook, sensitivity.breakEven, known),
		nextDatum: nextDatumRows(sensitivity, outlook.asOf, nameOf),
		variance: [...(sensitivity.varianceShares ?? [])]
			.sort(([, a], [, b]) => b - a)
			.filter(([, share]) => share >= 0.0005)
			.map(([id, share]) => ({ id, name: nameOf(id), share: percentText(share) }))
	};
}
