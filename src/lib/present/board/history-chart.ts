import type { Day, HistoryPoint, Reading } from '#engine';
import type { VerdictNames } from '#parse';
import { dateTicks } from '../chart/chart-axis.ts';
import type { ChartDefinition, ChartLine, ChartMarker, ChartPoint } from '../chart/chart-definition.ts';
import { dateText } from '../words/date-text.ts';
import { signedText } from '../words/numbers/number-text.ts';

/** What the chart needs of an engine's history point. */
export type ScoredDate = Pick<HistoryPoint, 'asOf' | 'score' | 'position' | 'change' | 'direction'>;

const readings: Readonly<Record<Reading, Omit<ChartLine, 'points' | 'stepped'>>> = {
	'real-time': {
		name: 'as it could be known',
		meaning: 'only what had been published by each day',
		tone: 'ink',
		width: 2.2,
		stroke: 'solid'
	},
	pseudo: {
		name: 'today’s figures, usual delay',
		meaning: 'each of today’s figures after its usual delay, as if every edition were in the watch',
		tone: 'neutral',
		width: 1.3,
		stroke: 'dashed'
	},
	now: {
		name: 'today’s figures, no delay',
		meaning: 'today’s figures from the end of their period',
		tone: 'neutral',
		width: 1.2,
		stroke: 'solid'
	}
};

/**
 * A date on a line. Its words are made when somebody comes to the point: a slider repaints hundreds of points at a time
 * (and a getter that all of them share is made once).
 */
class DatePoint implements ChartPoint {
	readonly x: Day;
	readonly y: number | null;
	readonly dot = 'none';
	readonly #point: ScoredDate;
	readonly #line: string;

	constructor(point: ScoredDate, line: string) {
		this.x = point.asOf;
		this.y = point.position === null ? null : point.score;
		this.#point = point;
		this.#line = line;
	}

	get text(): string {
		const { asOf, score, position, direction } = this.#point;
		const turned = direction === null ? '' : `, ${direction}`;
		const read =
			score === null || position === null ? 'no verdict' : `${signedText(score, 1)}, ${position}${turned}`;
		return `${dateText(asOf)}: ${read} (${this.#line})`;
	}
}

function summaryOf(points: readonly ScoredDate[]): string {
	const known = points.flatMap(({ asOf, score, position }) =>
		score !== null && position !== null ? [{ asOf, score }] : []
	);
	const [first, last] = [known[0], known.at(-1)];
	if (!first || !last) return 'On no day in this span was enough known for a verdict.';
	const high = known.reduce((best, point) => (point.score > best.score ? point : best), first);
	const low = known.reduce((best, point) => (point.score < best.score ? point : best), first);
	const at = ({ asOf, score }: { asOf: Day; score: number }): string =>
		`${signedText(score, 1)} on ${dateText(asOf)}`;
	return `As it could be known on each day, the index runs from ${at(first)} to ${at(last)}; highest ${at(high)}, lowest ${at(low)}.`;
}

/** Width of the index axis in pixels: the page's own SVG and the canvas must lie on top of each other. */
export const historyAxisWidth = 42;

/** Close and distant as areas, from the edge outwards. */
function areasOf(
	threshold: number,
	{ low, high }: HistorySpan,
	names: VerdictNames['positions']
): ChartDefinition['areas'] {
	return (['close', 'distant'] as const).map((position) => {
		const side = position === 'close' ? 1 : -1;
		return {
			from: side * threshold,
			to: side > 0 ? high : low,
			tone: `${position}-wash` as const,
			text: names[position].toLowerCase(),
			textTone: position
		};
	});
}

type HistoryLines = ReadonlyMap<Reading, readonly ScoredDate[]>;

/** What of the history no weight moves as long as its ends stand: its axes, the outer positions and the marks. */
export type HistoryFrame = Omit<ChartDefinition, 'summary' | 'lines'>;

/** The stretch that is shown. */
export interface HistorySpan {
	/** The first day with a verdict, and the last. */
	readonly from: Day;
	readonly to: Day;
	/** Ends of the index axis, in whole twenties. */
	readonly low: number;
	readonly high: number;
}

const STEP = 20;

/** From the first verdict on, over all scores and a strip of each outer position. */
export function historySpanOf(lines: HistoryLines, threshold: number): HistorySpan {
	const points = [...lines.values()].flat();
	const given = points.filter(({ position }) => position !== null);
	const scores = given.map(({ score }) => score ?? 0);
	const days = points.map(({ asOf }) => asOf);
	return {
		from: given.reduce((first, { asOf }) => Math.min(first, asOf), days.at(-1) ?? 0),
		to: days.at(-1) ?? 0,
		low: Math.max(-100, Math.floor(Math.min(-threshold - 5, ...scores) / STEP) * STEP),
		high: Math.min(100, Math.ceil(Math.max(threshold + 5, ...scores) / STEP) * STEP)
	};
}

export function historyFrameOf(input: {
	readonly span: HistorySpan;
	readonly threshold: number;
	readonly names: Pick<VerdictNames, 'positions'>;
	readonly markers: readonly ChartMarker[];
}): HistoryFrame {
	const { from, to, low, high } = input.span;
	const step = high - low > 120 ? 2 * STEP : STEP;
	const ticks = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, at) => low + at * step);
	return {
		id: 'history',
		title: `How ${input.names.positions.close.toLowerCase()}, on each day since ${dateText(from, 'year')}`,
		x: { from, to: Math.max(to, from + 1), ticks: dateTicks(from, to) },
		y: {
			from: low,
			to: high,
			ticks: ticks.map((at) => ({ at, text: signedText(at, 0) })),
			scale: 'linear',
			width: historyAxisWidth
		},
		areas: areasOf(input.threshold, input.span, input.names.positions),
		rules: [],
		ranges: [],
		windows: [],
		markers: input.markers.filter(({ day }) => day >= from)
	};
}

/** The index over time: a line for each reading in its frame, and a sentence that says it. */
export function historyChartOf(frame: HistoryFrame, lines: HistoryLines): ChartDefinition {
	return {
		...frame,
		// Made when it is read: the page reads it when a slider rests.
		get summary() {
			return summaryOf(lines.get('real-time') ?? []);
		},
		lines: [...lines].map(([reading, points]) => ({
			...readings[reading],
			// A level lasts until a figure comes.
			stepped: reading === 'real-time',
			points: points
				.filter(({ asOf }) => asOf >= frame.x.from)
				.map((point) => new DatePoint(point, readings[reading].name))
		}))
	};
}
