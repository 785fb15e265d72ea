import { histogramOf, type Draws, type HistogramBin, type Outlook, type Position } from '#engine';
import type { VerdictNames } from '#parse';
import { signedText } from '../words/numbers/number-text.ts';
import { scoreText } from '../words/numbers/score-text.ts';
import { isolated } from '../words/names/isolated.ts';

type Anchor = 'start' | 'middle' | 'end';

/** The stretch of the scale that is shown, in score points. */
export interface ScaleSpan {
	readonly from: number;
	readonly to: number;
}

/** What of the scale no score moves as long as the span stands; places in per cent of its width. */
export interface ScaleFrame {
	readonly bands: readonly {
		readonly position: Position;
		readonly name: string;
		readonly left: number;
		readonly width: number;
		/** Where its name stands; null where it has no room. */
		readonly middle: number | null;
	}[];
	readonly edges: readonly { readonly text: string; readonly left: number }[];
	readonly ticks: readonly { readonly text: string; readonly left: number; readonly anchor: Anchor }[];
}

/** The scale around the score; places in per cent of its width, the density in units of 100 by 46. */
export interface ScaleView extends ScaleFrame {
	readonly score: {
		readonly left: number;
		readonly text: string;
		/** Beside the dot, where there is room. */
		readonly side: 'left' | 'right';
	} | null;
	/** What the scenario says without edits; null where there are none. */
	readonly reference: { readonly left: number; readonly text: string } | null;
	/** Outline of the draws above the scale; null where there are none. */
	readonly density: string | null;
	/** What the outline is, and on which side of its peak there is room to say so; null without draws. */
	readonly densityLabel: 'left' | 'right' | null;
	readonly summary: string;
}

const STEP = 20;
const LEAST_WIDTH = 60;
/** Room for words beside the score. */
const MARGIN = 14;

const limited = (number: number): number => Math.min(100, Math.max(-100, number));

function widened({ from, to }: ScaleSpan): ScaleSpan {
	if (to - from >= LEAST_WIDTH) return { from, to };
	const left = limited(Math.floor((to + from - LEAST_WIDTH) / 2 / STEP) * STEP);
	return left + LEAST_WIDTH > 100
		? { from: 100 - LEAST_WIDTH, to: 100 }
		: { from: left, to: left + LEAST_WIDTH };
}

/** Where the draws, the score and the nearest edge are, in whole twenties; all of it without a score. */
export function scaleSpanOf(
	{ score, threshold }: Pick<Outlook, 'score' | 'threshold'>,
	draws: Pick<Draws, 'p05' | 'p95'> | null
): ScaleSpan {
	if (score === null) return { from: -100, to: 100 };
	const nearest = score >= 0 ? threshold : -threshold;
	const shown = [
		score - MARGIN,
		score + MARGIN,
		nearest - 5,
		nearest + 5,
		draws?.p05 ?? score,
		draws?.p95 ?? score
	];
	return widened({
		from: limited(Math.floor(Math.min(...shown) / STEP) * STEP),
		to: limited(Math.ceil(Math.max(...shown) / STEP) * STEP)
	});
}

const placeIn = ({ from, to }: ScaleSpan, score: number): number =>
	Math.round((10000 * (Math.min(to, Math.max(from, score)) - from)) / (to - from)) / 100;

const anchorAt = (left: number): Anchor => (left < 6 ? 'start' : left > 94 ? 'end' : 'middle');

function bandsOf(span: ScaleSpan, threshold: number, names: VerdictNames['positions']): ScaleFrame['bands'] {
	const ends: readonly (readonly [Position, number, number])[] = [
		['distant', -100, -threshold],
		['mixed', -threshold, threshold],
		['close', threshold, 100]
	];
	return ends.flatMap(([position, low, high]) => {
		const [left, right] = [placeIn(span, low), placeIn(span, high)];
		if (right - left < 0.01) return [];
		const name = names[position].toLowerCase();
		return [
			{ position, name, left, width: right - left, middle: right - left < 12 ? null : (left + right) / 2 }
		];
	});
}

export function scaleFrameOf(
	span: ScaleSpan,
	threshold: number,
	{ positions }: Pick<VerdictNames, 'positions'>
): ScaleFrame {
	const step = span.to - span.from > 120 ? 2 * STEP : STEP;
	const count = Math.floor((span.to - span.from) / step) + 1;
	const first = Math.ceil(span.from / step) * step;
	return {
		bands: bandsOf(span, threshold, positions),
		edges: [-threshold, threshold]
			.filter((edge) => edge > span.from && edge < span.to)
			.map((edge) => {
				const name = positions[edge > 0 ? 'close' : 'distant'].toLowerCase();
				return { text: `${name} from ${signedText(edge, 0)}`, left: placeIn(span, edge) };
			}),
		ticks: Array.from({ length: count }, (_, at) => first + at * step)
			.filter((tick) => tick <= span.to)
			.map((tick) => ({
				text: signedText(tick, 0),
				left: placeIn(span, tick),
				anchor: anchorAt(placeIn(span, tick))
			}))
	};
}

/** Whether a number fits to the right of a place: neither the end nor an edge is near. */
const hasRoom = (place: number, { edges }: ScaleFrame): boolean =>
	[100, ...edges.map(({ left }) => left)].every((end) => end <= place || end - place > 12);

function summaryOf({ score, threshold }: Outlook, names: VerdictNames): string {
	if (score === null) return 'No score can be given.';
	return `On a scale from −100, ${names.positions.distant.toLowerCase()}, to +100, ${names.positions.close.toLowerCase()}, with edges at ${signedText(-threshold, 0)} and ${signedText(threshold, 0)}, the index stands at ${scoreText(score, threshold)}.`;
}

/** The score on its scale. `density` is the outline of the draws, made by `densityOf` over the same span. */
export function scaleViewOf(
	outlook: Outlook,
	density: string | null,
	span: ScaleSpan,
	names: VerdictNames,
	options: {
		readonly frame?: ScaleFrame;
		readonly reference?: { readonly name: string; readonly score: number } | null;
	} = {}
): ScaleView {
	const { score, threshold } = outlook;
	const { frame = scaleFrameOf(span, threshold, names), reference = null } = options;
	return {
		...frame,
		score:
			score === null
				? null
				: {
						left: placeIn(span, score),
						text: scoreText(score, threshold),
						side: hasRoom(placeIn(span, score), frame) ? 'right' : 'left'
					},
		reference: reference && {
			left: placeIn(span, reference.score),
			text: `${isolated(reference.name)} ${scoreText(reference.score, threshold)}`
		},
		density,
		densityLabel: density === null || score === null ? null : placeIn(span, score) > 50 ? 'left' : 'right',
		summary: summaryOf(outlook, names)
	};
}

const binWidth = 2;
const peakHeight = 44;
const baseline = 46;

/**
 * Outline of the draws in the scale's units (100 by 46, baseline at the bottom): a frequency polygon over bins of two
 * points, its height relative to the fullest bin. Null without draws.
 */
export function densityOf(draws: Draws | null, span: ScaleSpan): string | null {
	return densityOfBins(draws === null ? [] : histogramOf(draws.scores, binWidth), span);
}

/** The same from bins that were counted before. */
export function densityOfBins(bins: readonly HistogramBin[], span: ScaleSpan): string | null {
	const [first, last] = [bins[0], bins.at(-1)];
	if (!first || !last) return null;
	const most = Math.max(...bins.map(({ count }) => count));
	const y = (count: number): number => Math.round((baseline - (peakHeight * count) / most) * 10) / 10;
	const points = bins.map(({ from, to, count }) => `${placeIn(span, (from + to) / 2)} ${y(count)}`);
	return `M${placeIn(span, first.from - 1)} ${baseline}L${points.join('L')}L${placeIn(span, last.to + 1)} ${baseline}Z`;
}
