import type { Band, Day, Reading } from '#engine';
import type { WatchEvent } from '#parse';
import { dateText, isoDate } from './date-text.ts';
import { signedText } from './number-text.ts';

/** Drawing units of the plot; the page stretches it to its own width. */
export const plot = { width: 1000, height: 200 } as const;

export interface HistoryPoint {
	readonly asOf: Day;
	readonly score: number | null;
	readonly band: Band | null;
}

export interface HistoryLine {
	readonly reading: Reading;
	readonly name: string;
	readonly meaning: string;
	/** SVG path, broken where there is no verdict. */
	readonly path: string;
	/** Lone points, which a path would not show. */
	readonly dots: readonly { readonly x: number; readonly y: number }[];
}

export interface HistoryView {
	readonly title: string;
	readonly lines: readonly HistoryLine[];
	/** Left edges in per cent of the plot's width. */
	readonly years: readonly {
		readonly text: string;
		readonly left: number;
		readonly anchor: 'start' | 'middle' | 'end';
	}[];
	readonly levels: readonly { readonly text: string; readonly top: number }[];
	readonly bands: readonly {
		readonly band: Band;
		readonly top: number;
		readonly height: number;
		readonly text: string;
	}[];
	readonly events: readonly { readonly left: number; readonly title: string; readonly date: string }[];
	readonly summary: string;
}

const readings: Readonly<Record<Reading, { name: string; meaning: string }>> = {
	'real-time': { name: 'real time', meaning: 'only what had been published by each date' },
	pseudo: {
		name: 'pseudo-real time',
		meaning:
			'today’s figures, each taken as available after its usual delay: how the method would have moved, not what anybody knew'
	},
	now: { name: 'as now known', meaning: 'today’s figures from the end of their period' }
};

const yOf = (score: number): number => Math.round(plot.height * (1 - (score + 100) / 200) * 10) / 10;

/** Runs of neighbouring points that have a verdict; a line is never drawn over a gap. */
function runsOf(points: readonly HistoryPoint[]): HistoryPoint[][] {
	const runs: HistoryPoint[][] = [];
	let open = false;
	for (const point of points) {
		const drawn = point.score !== null && point.band !== null;
		if (drawn && open) runs.at(-1)?.push(point);
		else if (drawn) runs.push([point]);
		open = drawn;
	}
	return runs;
}

function lineOf(reading: Reading, points: readonly HistoryPoint[], xOf: (day: Day) => number): HistoryLine {
	const placed = runsOf(points).map((run) =>
		run.map(({ asOf, score }) => ({ x: xOf(asOf), y: yOf(score ?? 0) }))
	);
	return {
		reading,
		...readings[reading],
		path: placed
			.filter((run) => run.length > 1)
			.map((run) => `M${run.map(({ x, y }) => `${x} ${y}`).join('L')}`)
			.join(''),
		dots: placed.filter((run) => run.length === 1).flat()
	};
}

function yearTicks(from: Day, to: Day): HistoryView['years'] {
	const first = Number(isoDate(from).slice(0, 4));
	const last = Number(isoDate(to).slice(0, 4));
	const step = Math.max(1, Math.ceil((last - first) / 8));
	const ticks: HistoryView['years'][number][] = [];
	for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
		const day = Date.UTC(year, 0, 1) / 86_400_000;
		if (day < from || day > to) continue;
		const left = Math.round((1000 * (day - from)) / Math.max(1, to - from)) / 10;
		ticks.push({ text: String(year), left, anchor: left > 95 ? 'end' : 'middle' });
	}
	return ticks;
}

function bandsOf(threshold: number): HistoryView['bands'] {
	const edge = 50 - threshold / 2;
	return [
		{ band: 'deepens', top: 0, height: edge, text: 'deepens' },
		{ band: 'holds', top: edge, height: threshold, text: 'holds' },
		{ band: 'weakens', top: 100 - edge, height: edge, text: 'weakens' }
	];
}

function summaryOf(lines: ReadonlyMap<Reading, readonly HistoryPoint[]>): string {
	const known = (lines.get('real-time') ?? []).filter(({ score, band }) => score !== null && band !== null);
	const [first, last] = [known[0], known.at(-1)];
	if (!first || !last || first.score === null || last.score === null)
		return 'No date in this span has enough data for a verdict in real time.';
	const high = known.reduce(
		(best, point) => ((point.score ?? -101) > (best.score ?? -101) ? point : best),
		first
	);
	const low = known.reduce(
		(best, point) => ((point.score ?? 101) < (best.score ?? 101) ? point : best),
		first
	);
	const at = (point: HistoryPoint): string => `${signedText(point.score ?? 0, 1)} on ${dateText(point.asOf)}`;
	return `In real time the index runs from ${at(first)} to ${at(last)}; highest ${at(high)}, lowest ${at(low)}.`;
}

/** The index over time as a picture: one line per reading, the outcome bands, the events, and a sentence that says it. */
export function historyViewOf(input: {
	readonly from: Day;
	readonly to: Day;
	readonly threshold: number;
	readonly lines: ReadonlyMap<Reading, readonly HistoryPoint[]>;
	readonly events: readonly WatchEvent[];
}): HistoryView {
	const { from, to, lines } = input;
	const span = Math.max(1, to - from);
	const xOf = (day: Day): number => Math.round((plot.width * (day - from) * 10) / span) / 10;
	return {
		title: `Index since ${isoDate(from).slice(0, 4)}`,
		lines: [...lines].map(([reading, points]) => lineOf(reading, points, xOf)),
		years: yearTicks(from, to),
		levels: [100, 50, 0, -50, -100].map((score) => ({ text: signedText(score, 0), top: (100 - score) / 2 })),
		bands: bandsOf(input.threshold),
		events: input.events
			.filter(({ date }) => date >= from && date <= to)
			.map(({ date, datePrecision, title }) => ({
				left: Math.round((1000 * (date - from)) / span) / 10,
				title,
				date: dateText(date, datePrecision)
			})),
		summary: summaryOf(lines)
	};
}
