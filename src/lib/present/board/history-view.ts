import type { ChartDefinition, ChartLine } from '../chart/chart-definition.ts';
import { linePathsOf, shareOf, type LinePath } from '../chart/chart-paths.ts';
import { signedText } from '../words/numbers/number-text.ts';

/** The history as the page draws it: lines as paths, without the points behind them. */
export interface HistoryView {
	/** The chart without its points, for its axes, its key and its marks. */
	readonly frame: Omit<ChartDefinition, 'lines'> & { readonly lines: readonly ChartLine[] };
	/** The line that matters last, to be drawn on top. */
	readonly paths: readonly LinePath[];
	/** The newest value of the line that matters: where it stands in per cent from the top, and in words. */
	readonly last: { readonly top: number; readonly text: string } | null;
	/** What its signs mean, of those that are there. */
	readonly key: readonly string[];
}

/** A chart of the index over time for the page's own picture; plain data. */
export function historyViewOf(chart: ChartDefinition): HistoryView {
	const y = chart.lines[0]?.points.at(-1)?.y ?? null;
	const isOpen = chart.lines[0]?.points.some((point) => point.y === null) === true;
	const bare = (line: ChartLine): ChartLine => ({ ...line, points: [] });
	return {
		frame: { ...chart, lines: chart.lines.map(bare) },
		paths: linePathsOf(chart)
			.map((path) => ({ ...path, line: bare(path.line) }))
			.reverse(),
		last: y === null ? null : { top: 100 - shareOf(y, chart.y), text: signedText(y, 1) },
		key: [
			...(isOpen ? ['gaps: too little known'] : []),
			...(chart.markers.length > 0 ? ['circles: its largest jumps, listed right beneath'] : [])
		]
	};
}
