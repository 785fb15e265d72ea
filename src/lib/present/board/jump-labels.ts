import { fittedText, type Ruler } from '../chart/fitted-text.ts';
import type { MarkerLabel } from '../chart/chart-definition.ts';

/** As many as can be read above one another in the upper third of the history. */
const MOST_LABELS = 3;
/** Width of a letter as a share of the plot, as wide as it is on a desk's screen. */
const LETTER = 0.0073;
const MOST_LETTERS = 30;
/** Counts letters where a canvas would measure them. */
const letters: Ruler = { measureText: (text) => ({ width: text.length }) };

interface Labelled {
	/** Where it stands, as a share of the plot's width. */
	readonly at: number;
	readonly size: number;
	readonly name: string;
}

interface Box {
	readonly from: number;
	readonly to: number;
	readonly row: number;
}

/** The name of the outer position stands at the upper left. */
const taken: readonly Box[] = [{ from: 0, to: 0.07, row: 0 }];

function boxOf(at: number, text: string, row: number, side: MarkerLabel['side']): Box {
	const width = text.length * LETTER + 0.012;
	return side === 'right' ? { from: at, to: at + width, row } : { from: at - width, to: at, row };
}

/**
 * Names for the largest jumps, each in a row where it lies over no other and within the plot; those that find no room
 * keep their number alone. By index of the jump.
 */
export function jumpLabelsOf(jumps: readonly Labelled[]): ReadonlyMap<number, MarkerLabel> {
	const boxes: Box[] = [...taken];
	const labels = new Map<number, MarkerLabel>();
	const largest = jumps
		.map((jump, index) => ({ ...jump, index }))
		.sort((a, b) => Math.abs(b.size) - Math.abs(a.size))
		.slice(0, MOST_LABELS);
	for (const { at, name, index } of largest) {
		const text = fittedText(letters, name, MOST_LETTERS);
		const places = [0, 1, 2].flatMap((row) =>
			(at > 0.5 ? (['left', 'right'] as const) : (['right', 'left'] as const)).map((side) => ({
				side,
				row,
				box: boxOf(at, text, row, side)
			}))
		);
		const free = places.find(
			({ box, row }) =>
				box.from >= 0 &&
				box.to <= 1 &&
				boxes.every((other) => other.row !== row || box.to <= other.from || box.from >= other.to)
		);
		if (free === undefined) continue;
		boxes.push(free.box);
		labels.set(index, { text, row: free.row, side: free.side });
	}
	return labels;
}
