import { histogramOf, type HistogramBin, type Band, type Draws, type Outlook } from '#engine';
import { scoreText } from './board-view.ts';
import { signedText } from '../words/number-text.ts';

type Anchor = 'start' | 'middle' | 'end';

/** What of the scale no score moves; places in per cent of its width. */
interface ScaleFrame {
	readonly bands: readonly {
		readonly band: Band;
		readonly left: number;
		readonly width: number;
		readonly middle: number;
	}[];
	readonly ticks: readonly { readonly text: string; readonly left: number; readonly anchor: Anchor }[];
}

/** The scale from -100 to +100; places in per cent of its width, the density in units of 200 by 56. */
export interface ScaleView extends ScaleFrame {
	readonly score: { readonly left: number; readonly text: string; readonly anchor: Anchor } | null;
	/** Outline of the draws above the scale; null where there are none. */
	readonly density: string | null;
	readonly summary: string;
}

const leftOf = (score: number): number => Math.round((score + 100) * 50) / 100;
const anchorAt = (left: number): Anchor => (left < 6 ? 'start' : left > 94 ? 'end' : 'middle');

export function scaleFrameOf(threshold: number): ScaleFrame {
	const edge = 100 - threshold;
	return {
		bands: [
			{ band: 'weakens', left: 0, width: edge, middle: edge / 4 },
			{ band: 'holds', left: edge, width: 2 * threshold, middle: 50 },
			{ band: 'deepens', left: 100 + threshold, width: edge, middle: 100 - edge / 4 }
		],
		ticks: [-100, -50, 0, 50, 100].map((tick) => ({
			text: signedText(tick, 0),
			left: leftOf(tick),
			anchor: anchorAt(leftOf(tick))
		}))
	};
}

/** The score on its scale. `density` is the outline of the draws, made by `densityOf`. */
export function scaleViewOf(
	{ score, threshold }: Outlook,
	density: string | null,
	frame: ScaleFrame = scaleFrameOf(threshold)
): ScaleView {
	const text = score === null ? null : scoreText(score, threshold);
	return {
		...frame,
		score:
			score === null || text === null ? null : { left: leftOf(score), text, anchor: anchorAt(leftOf(score)) },
		density,
		summary:
			text === null
				? 'No score can be given.'
				: `Scale from −100, weakens, to +100, deepens; the index stands at ${text}; the bands meet at ${signedText(-threshold, 0)} and ${signedText(threshold, 0)}.`
	};
}

const binWidth = 2;
const peakHeight = 52;

/**
 * Outline of the draws in the scale's units (200 by 56, baseline at the bottom): a frequency polygon over bins of two
 * points, its height relative to the fullest bin. Null without draws.
 */
export function densityOf(draws: Draws | null): string | null {
	return densityOfBins(draws === null ? [] : histogramOf(draws.scores, binWidth));
}

/** The same from bins that were counted before. */
export function densityOfBins(bins: readonly HistogramBin[]): string | null {
	const [first, last] = [bins[0], bins.at(-1)];
	if (!first || !last) return null;
	const most = Math.max(...bins.map(({ count }) => count));
	const y = (count: number): number => Math.round((56 - (peakHeight * count) / most) * 10) / 10;
	const points = bins.map(({ from, to, count }) => `${(from + to) / 2 + 100} ${y(count)}`);
	return `M${Math.max(0, first.from + 100 - 1)} 56L${points.join('L')}L${Math.min(200, last.to + 100 + 1)} 56Z`;
}
