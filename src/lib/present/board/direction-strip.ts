import type { Direction } from '#engine';
import type { VerdictNames } from '#parse';
import { dateText } from '../words/date-text.ts';
import { signedText } from '../words/numbers/number-text.ts';
import type { ChartDefinition } from '../chart/chart-definition.ts';
import type { ScoredDate } from './history-chart.ts';

/** Drawing units of the strip; the page stretches it to its width. */
export const strip = { width: 1000, height: 60 } as const;

/** What the newest figures changed against a year earlier, through time: a stepped area about zero. */
export interface DirectionStrip {
	readonly path: string;
	/** Height of the edges of weakening and deepening, from the middle, in drawing units. */
	readonly edge: number;
	/** The newest, in words: `+4.6, holding`; null where none is given. */
	readonly last: { readonly text: string; readonly tone: Direction } | null;
	/** What lies above the upper edge and below the lower one, in the watch's words. */
	readonly names: { readonly above: string; readonly below: string };
	/** One sentence for who can't see it. */
	readonly summary: string;
}

const middle = strip.height / 2;
const tenth = (value: number): number => Math.round(value * 10) / 10;

function summaryOf(points: readonly ScoredDate[], names: VerdictNames['directions']): string {
	const known = points.flatMap(({ asOf, change, direction }) =>
		change === null || direction === null ? [] : [{ asOf, change, direction }]
	);
	const last = known.at(-1);
	if (last === undefined) return 'On no day was enough known to give a direction.';
	const turned = known.findLast(({ direction }) => direction !== last.direction);
	const since = turned && known[known.indexOf(turned) + 1];
	const said = `Against a year earlier: ${signedText(last.change, 1)}, ${names[last.direction].toLowerCase()}`;
	return since === undefined ? `${said}.` : `${said} since ${dateText(since.asOf)}.`;
}

function lastOf(points: readonly ScoredDate[], names: VerdictNames['directions']): DirectionStrip['last'] {
	const { change = null, direction = null } = points.at(-1) ?? {};
	if (change === null || direction === null) return null;
	return { text: `${signedText(change, 1)}, ${names[direction].toLowerCase()}`, tone: direction };
}

/** Of the points of a history in real time, under its date axis; nothing where no direction is given. */
export function directionStripOf(
	points: readonly ScoredDate[],
	{ from, to }: Pick<ChartDefinition['x'], 'from' | 'to'>,
	directionThreshold: number,
	{ directions }: Pick<VerdictNames, 'directions'>
): DirectionStrip {
	const shown = points.filter(({ asOf }) => asOf >= from);
	const reach = shown.reduce(
		(most, { change, direction }) => (direction === null ? most : Math.max(most, Math.abs(change ?? 0))),
		2 * directionThreshold
	);
	const left = (day: number): number => tenth((strip.width * (day - from)) / (to - from));
	const top = ({ change, direction }: ScoredDate): number =>
		direction === null ? middle : tenth(middle - ((change ?? 0) / reach) * (middle - 2));
	let path = `M0 ${middle}`;
	let height: number = middle;
	for (const point of shown) {
		const next = top(point);
		if (next !== height) path += `H${left(point.asOf)}V${next}`;
		height = next;
	}
	return {
		path: `${path}H${strip.width}V${middle}Z`,
		edge: tenth((directionThreshold / reach) * (middle - 2)),
		last: lastOf(shown, directions),
		names: { above: directions.deepening.toLowerCase(), below: directions.weakening.toLowerCase() },
		summary: summaryOf(shown, directions)
	};
}
