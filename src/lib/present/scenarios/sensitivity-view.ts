import type { BreakEven, Day, Outlook, Sensitivity, TornadoBar } from '#engine';
import type { ScoredIndicator, VerdictNames } from '#parse';
import { scoreText } from '../words/numbers/score-text.ts';
import { dateText } from '../words/date-text.ts';
import { decimalsOf } from '../words/numbers/figure-text.ts';
import { numberText, percentText, signedText, valueText } from '../words/numbers/number-text.ts';

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

/** Weights and values at which one verdict would be another. */
interface BreakEvenTable {
	readonly verdict: 'position' | 'direction';
	/** `Close (+20)`: the outer verdict, and the edge from which it holds. */
	readonly edges: readonly string[];
	readonly rows: readonly BreakEvenRow[];
}

/** A place on the tornado's axis, in per cent of its width. */
interface AxisMark {
	readonly at: number;
	readonly text: string;
}

export interface SensitivityView {
	/** Where the tornado's ticks, the index and the edges stand. */
	readonly axis: {
		readonly ticks: readonly AxisMark[];
		/** Each edge with its outer verdict: `Close from +20`. */
		readonly edges: readonly (AxisMark & { readonly tone: 'distant' | 'close' })[];
		readonly score: AxisMark;
	};
	readonly tornado: readonly TornadoRow[];
	/** Without those of a withheld verdict. */
	readonly breakEven: readonly BreakEvenTable[];
	readonly nextDatum: readonly {
		readonly id: string;
		readonly name: string;
		readonly leverage: string;
		readonly due: string;
		readonly mark: string | null;
	}[];
	readonly variance: readonly { readonly id: string; readonly name: string; readonly share: string }[];
}

/** From score points to per cent of an axis that holds the bars and both edges with some air. */
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

const MOST_TICKS = 8;

/** Round numbers along the axis. */
function ticksOf({ from, to, placeOf }: Axis): readonly AxisMark[] {
	const step = [10, 20].find((one) => (to - from) / one <= MOST_TICKS) ?? 50;
	const first = Math.ceil(from / step) * step;
	const count = Math.floor((to - first) / step) + 1;
	return Array.from({ length: count }, (_, at) => first + at * step).map((score) => ({
		at: placeOf(score),
		text: signedText(score, 0)
	}));
}

function axisViewOf(
	axis: Axis,
	{ score, threshold }: Outlook,
	positions: VerdictNames['positions']
): SensitivityView['axis'] {
	const edgeOf = (tone: 'distant' | 'close', edge: number) => ({
		at: axis.placeOf(edge),
		text: `${positions[tone]} from ${edgeText(edge)}`,
		tone
	});
	return {
		ticks: ticksOf(axis),
		edges: [edgeOf('distant', -threshold), edgeOf('close', threshold)],
		score: { at: axis.placeOf(score ?? 0), text: score === null ? '' : scoreText(score, threshold) }
	};
}

/** An edge with as many decimals as it is written with. */
function edgeText(edge: number): string {
	return signedText(edge, decimalsOf(edge));
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
	threshold: number,
	known: ReadonlyMap<string, ScoredIndicator>
): BreakEvenRow[] {
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

function breakEvenTables(
	outlook: Outlook,
	{ breakEven, directionBreakEven }: Sensitivity,
	known: ReadonlyMap<string, ScoredIndicator>,
	{ positions, directions }: VerdictNames
): readonly BreakEvenTable[] {
	const { threshold, directionThreshold } = outlook;
	const edges = (low: string, high: string, edge: number): readonly string[] => [
		`${low} (${edgeText(-edge)})`,
		`${high} (${edgeText(edge)})`
	];
	const tables: readonly BreakEvenTable[] = [
		{
			verdict: 'position',
			edges: edges(positions.distant, positions.close, threshold),
			rows: breakEvenRows(outlook, breakEven, threshold, known)
		},
		{
			verdict: 'direction',
			edges: edges(directions.weakening, directions.deepening, directionThreshold),
			rows: breakEvenRows(outlook, directionBreakEven, directionThreshold, known)
		}
	];
	return tables.filter(({ rows }) => rows.length > 0);
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
	names: VerdictNames
): SensitivityView {
	const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const nameOf = (id: string): string => known.get(id)?.name ?? id;
	const axis = axisOf(sensitivity.tornado, outlook.threshold);
	return {
		axis: axisViewOf(axis, outlook, names.positions),
		tornado: sensitivity.tornado.map((bar) => tornadoRow(bar, nameOf(bar.id), axis)),
		breakEven: breakEvenTables(outlook, sensitivity, known, names),
		nextDatum: nextDatumRows(sensitivity, outlook.asOf, nameOf),
		variance: [...(sensitivity.varianceShares ?? [])]
			.sort(([, a], [, b]) => b - a)
			.filter(([, share]) => share >= 0.0005)
			.map(([id, share]) => ({ id, name: nameOf(id), share: percentText(share) }))
	};
}
