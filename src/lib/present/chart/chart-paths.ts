import type { ChartDefinition, ChartLine, ChartPoint } from './chart-definition.ts';

/** Drawing units of the page's own picture of a chart; the page stretches it to its width. */
export const plot = { width: 1000, height: 200 } as const;

/** One line as an SVG path, broken at gaps, and the points that stand alone between gaps. */
export interface LinePath {
	readonly line: ChartLine;
	readonly path: string;
	readonly dots: readonly { readonly x: number; readonly y: number }[];
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Neighbouring points with a value; a line is never drawn over a gap. */
export function runsOf(points: readonly ChartPoint[]): (ChartPoint & { readonly y: number })[][] {
	const runs: (ChartPoint & { readonly y: number })[][] = [];
	let open = false;
	for (const point of points) {
		const drawn = point.y !== null;
		if (drawn && open) runs.at(-1)?.push(point as ChartPoint & { y: number });
		else if (drawn) runs.push([point as ChartPoint & { y: number }]);
		open = drawn;
	}
	return runs;
}

/** Per cent of the plot's width or height. */
export function shareOf(value: number, { from, to }: { readonly from: number; readonly to: number }): number {
	return tenth((100 * (value - from)) / (to - from));
}

/** Without the points amid a level stretch, which change nothing of the line: half of an index's, which moves by steps. */
function pathOf(run: readonly { readonly x: number; readonly y: number }[]): string {
	let path = '';
	run.forEach(({ x, y }, at) => {
		if (run[at - 1]?.y !== y || run[at + 1]?.y !== y) path += `${path === '' ? 'M' : 'L'}${x} ${y}`;
	});
	return path;
}

/** A level lasts until the next point: across, then up or down. */
function steppedPathOf(run: readonly { readonly x: number; readonly y: number }[]): string {
	let path = '';
	run.forEach(({ x, y }, at) => {
		if (at === 0) path = `M${x} ${y}`;
		else if (run[at - 1]?.y !== y) path += `H${x}V${y}`;
		else if (at === run.length - 1) path += `H${x}`;
	});
	return path;
}

/** The lines of a definition in plot units: what the page repaints while a slider moves. */
export function linePathsOf({ lines, x, y }: ChartDefinition): LinePath[] {
	const left = (day: number): number => tenth((plot.width * (day - x.from)) / (x.to - x.from));
	const top = (value: number): number => tenth((plot.height * (y.to - value)) / (y.to - y.from));
	return lines.map((line) => {
		const runs = runsOf(line.points).map((run) =>
			run.map((point) => ({ x: left(point.x), y: top(point.y) }))
		);
		return {
			line,
			path: runs
				.filter((run) => run.length > 1)
				.map(line.stepped ? steppedPathOf : pathOf)
				.join(''),
			dots: runs.filter((run) => run.length === 1).flat()
		};
	});
}
