import type { Band, Day, HistoryPoint, Reading } from '#engine';
import { dayText } from '#parse';
import { dateTicks } from '../chart/chart-axis.ts';
import type { ChartDefinition, ChartLine, ChartMarker, ChartPoint } from '../chart/chart-definition.ts';
import { dateText } from '../words/date-text.ts';
import { signedText } from '../words/number-text.ts';

/** What the chart needs of an engine's history point. */
export type ScoredDate = Pick<HistoryPoint, 'asOf' | 'score' | 'band'>;

const readings: Readonly<Record<Reading, Omit<ChartLine, 'points' | 'stepped'>>> = {
	'real-time': {
		name: 'real time',
		meaning: 'only what had been published by each date',
		tone: 'deepens',
		width: 2.4,
		stroke: 'solid'
	},
	pseudo: {
		name: 'pseudo-real time',
		meaning:
			'today’s figures, each taken as available after its usual delay: how the method would have moved, not what anybody knew',
		tone: 'deepens',
		width: 1.5,
		stroke: 'dashed'
	},
	now: {
		name: 'as now known',
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
		this.y = point.band === null ? null : point.score;
		this.#point = point;
		this.#line = line;
	}

	get text(): string {
		const { asOf, score, band } = this.#point;
		const read = score === null || band === null ? 'no verdict' : `${signedText(score, 1)}, ${band}`;
		return `${dateText(asOf)}: ${read} (${this.#line})`;
	}
}

function summaryOf(points: readonly ScoredDate[]): string {
	const known = points.flatMap(({ asOf, score, band }) =>
		score !== null && band !== null ? [{ asOf, score }] : []
	);
	const [first, last] = [known[0], known.at(-1)];
	if (!first || !last) return 'No date in this span has enough data for a verdict in real time.';
	const high = known.reduce((best, point) => (point.score > best.score ? point : best), first);
	const low = known.reduce((best, point) => (point.score < best.score ? point : best), first);
	const at = ({ asOf, score }: { asOf: Day; score: number }): string =>
		`${signedText(score, 1)} on ${dateText(asOf)}`;
	return `In real time the index runs from ${at(first)} to ${at(last)}; highest ${at(high)}, lowest ${at(low)}.`;
}

/** Width of the index axis in pixels: the page's own SVG and the canvas must lie on top of each other. */
export const historyAxisWidth = 42;

/** Outcome bands as areas, from the edge outwards. */
function areasOf(threshold: number): ChartDefinition['areas'] {
	return (['deepens', 'weakens'] as const).map((band: Band & ('deepens' | 'weakens')) => {
		const side = band === 'deepens' ? 1 : -1;
		return {
			from: side * threshold,
			to: side * 100,
			tone: `${band}-wash` as const,
			text: band,
			textTone: band
		};
	});
}

type HistoryLines = ReadonlyMap<Reading, readonly ScoredDate[]>;

/** What of the history no weight moves: its axes, the outcome bands and the events. */
export type HistoryFrame = Omit<ChartDefinition, 'summary' | 'lines'>;

export function historyFrameOf(input: {
	readonly from: Day;
	readonly to: Day;
	readonly threshold: number;
	readonly markers: readonly ChartMarker[];
}): HistoryFrame {
	const { from, to } = input;
	return {
		id: 'history',
		title: `Index since ${dayText(from).slice(0, 4)}`,
		x: { from, to: Math.max(to, from + 1), ticks: dateTicks(from, to) },
		y: {
			from: -100,
			to: 100,
			ticks: [-100, -50, 0, 50, 100].map((at) => ({ at, text: signedText(at, 0) })),
			scale: 'linear',
			width: historyAxisWidth
		},
		areas: areasOf(input.threshold),
		rules: [],
		ranges: [],
		windows: [],
		markers: input.markers
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
			stepped: false,
			points: points.map((point) => new DatePoint(point, readings[reading].name))
		}))
	};
}
