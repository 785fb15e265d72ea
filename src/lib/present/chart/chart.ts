import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { ChartDefinition, ChartLine, ChartPoint, Palette } from './chart-definition.ts';
import { marksPlugin } from './chart-marks.ts';

export type ChartSetup = ChartConfiguration<'line', { x: number; y: number | null }[]>;
type Dataset = ChartDataset<'line', { x: number; y: number | null }[]>;

const chartFont = "'Source Sans 3', 'Noto Sans', sans-serif";
const fontSize = 12.5;
/** Fixed, so that the page's own picture of a chart and the canvas lie on top of each other. */
const dateAxisHeight = 26;

const radius = { none: 0, full: 3.2, hollow: 3.6, cross: 3.4 } as const;

const drawnAlone = (points: readonly ChartPoint[], at: number): boolean =>
	points[at]?.y !== null && (points[at - 1]?.y ?? null) === null && (points[at + 1]?.y ?? null) === null;

/** A point between two gaps would not show in a line without dots. */
function radii({ points }: ChartLine): number[] {
	return points.map(({ dot }, at) =>
		dot === 'none' && drawnAlone(points, at) ? radius.full - 0.8 : radius[dot]
	);
}

/** One line of the definition as Chart.js data: a gap stays a gap. */
export function datasetOf(line: ChartLine, palette: Palette): Dataset {
	const colour = palette[line.tone];
	const dots = line.points.map(({ dot }) => dot);
	return {
		label: line.name,
		data: line.points.map(({ x, y }) => ({ x, y })),
		borderColor: colour,
		borderWidth: line.stroke === 'none' ? 0 : line.width,
		borderDash: line.stroke === 'dashed' ? [5, 4] : [],
		showLine: line.stroke !== 'none',
		stepped: line.stepped ? 'before' : false,
		spanGaps: false,
		// A dot on the edge of the plot is drawn whole: the padding of the layout has room for it.
		clip: 5,
		pointRadius: radii(line),
		pointStyle: dots.map((dot) => (dot === 'cross' ? 'crossRot' : 'circle')),
		pointBackgroundColor: dots.map((dot) => (dot === 'hollow' ? palette.paper : colour)),
		pointBorderColor: colour,
		pointBorderWidth: dots.map((dot) => (dot === 'hollow' || dot === 'cross' ? 1.4 : 0)),
		pointHoverRadius: 5,
		pointHoverBackgroundColor: palette.paper,
		pointHoverBorderColor: colour,
		pointHoverBorderWidth: 2,
		pointHitRadius: 8
	};
}

/** What the layout measures of an axis. */
interface Axis {
	width: number;
	height: number;
	paddingTop: number;
	paddingBottom: number;
	paddingLeft: number;
}

function axisOf(
	{ from, to, ticks }: ChartDefinition['x'] | ChartDefinition['y'],
	palette: Palette,
	grid: boolean
) {
	const words = new Map(ticks.map(({ at, text }) => [at, text]));
	return {
		min: from,
		max: to,
		border: { display: !grid, color: palette.hairline },
		grid: { display: grid, color: palette.hairline, drawTicks: false, lineWidth: 1 },
		ticks: {
			color: palette.muted,
			font: { family: chartFont, size: fontSize },
			padding: 6,
			maxRotation: 0,
			autoSkip: !grid,
			autoSkipPadding: 12,
			callback: (value: string | number) => words.get(Number(value)) ?? ''
		},
		afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
			axis.ticks = ticks.map(({ at }) => ({ value: at }));
		}
	};
}

/** The words of the point a reader is at; the tooltip adds none of its own. */
function tooltipOf({ lines }: ChartDefinition, palette: Palette) {
	const font = { family: chartFont, size: 13 };
	return {
		displayColors: false,
		backgroundColor: palette.ink,
		bodyColor: palette.paper,
		bodyFont: font,
		cornerRadius: 2,
		padding: 8,
		callbacks: {
			title: () => '',
			label: (item: { datasetIndex: number; dataIndex: number }) =>
				lines[item.datasetIndex]?.points[item.dataIndex]?.text ?? ''
		}
	};
}

/** A definition as a Chart.js configuration: the same for the canvas in the browser and for pictures on the server. */
export function chartOf(definition: ChartDefinition, palette: Palette): ChartSetup {
	const { x, y, lines } = definition;
	const { width } = y;
	return {
		type: 'line',
		data: { datasets: lines.map((line) => datasetOf(line, palette)) },
		plugins: [marksPlugin(definition, palette)],
		options: {
			animation: false,
			parsing: false,
			normalized: true,
			responsive: true,
			maintainAspectRatio: false,
			layout: { padding: { top: 8, right: 8 } },
			interaction: { mode: 'nearest', axis: 'x', intersect: false },
			scales: {
				x: {
					type: 'linear',
					...axisOf(x, palette, false),
					afterFit: (axis: Axis) => {
						axis.height = dateAxisHeight;
						axis.paddingLeft = 0;
					}
				},
				y: {
					type: y.scale === 'log' ? 'logarithmic' : 'linear',
					...axisOf(y, palette, true),
					afterFit: (axis: Axis) => {
						axis.width = width ?? axis.width;
						// Half a line of words above and below; the padding of the whole has room for it.
						axis.paddingTop = 0;
						axis.paddingBottom = 0;
					}
				}
			},
			plugins: { tooltip: tooltipOf(definition, palette), legend: { display: false } }
		}
	};
}
