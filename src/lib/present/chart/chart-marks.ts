import type { Chart, Plugin } from 'chart.js';
import type { ChartDefinition, Palette } from './chart-definition.ts';

/** The part of a 2D context that the marks need; Skia's on the server has it too. */
type Pen = CanvasRenderingContext2D;

interface Frame {
	readonly pen: Pen;
	readonly definition: ChartDefinition;
	readonly palette: Palette;
	readonly area: {
		readonly left: number;
		readonly right: number;
		readonly top: number;
		readonly bottom: number;
	};
	readonly x: (day: number) => number;
	readonly y: (value: number) => number;
}

const markerRadius = 7.5;

function stroke(pen: Pen, from: [number, number], to: [number, number]): void {
	pen.beginPath();
	pen.moveTo(...from);
	pen.lineTo(...to);
	pen.stroke();
}

function drawAreas({ pen, definition, palette, area, y }: Frame): void {
	for (const { from, to, tone } of definition.areas) {
		const [top, bottom] = [Math.min(y(from), y(to)), Math.max(y(from), y(to))];
		pen.fillStyle = palette[tone];
		pen.fillRect(area.left, top, area.right - area.left, bottom - top);
	}
}

function drawRules({ pen, definition, palette, area, y }: Frame): void {
	for (const { at, tone, dashed } of definition.rules) {
		pen.strokeStyle = palette[tone];
		pen.lineWidth = 1;
		pen.setLineDash(dashed ? [6, 4] : []);
		stroke(pen, [area.left, y(at)], [area.right, y(at)]);
	}
	pen.setLineDash([]);
}

/** Above the wash of the goalposts, below the lines: a grey that stays seen in either. */
function drawRanges({ pen, definition, palette, x, y }: Frame): void {
	pen.globalAlpha = 0.28;
	pen.fillStyle = palette.neutral;
	for (const { from, to, low, high } of definition.ranges) {
		const width = Math.max(3, x(to) - x(from));
		pen.fillRect(x(from), y(high), width, Math.max(1, y(low) - y(high)));
	}
	pen.globalAlpha = 1;
}

function drawWindows({ pen, definition, palette, x, y }: Frame): void {
	pen.strokeStyle = palette.muted;
	pen.lineWidth = 1;
	for (const { from, to, at } of definition.windows) {
		stroke(pen, [x(from), y(at)], [x(to), y(at)]);
		stroke(pen, [x(from), y(at) - 3], [x(from), y(at) + 3]);
	}
}

function drawMarkers({ pen, definition, palette, area, x }: Frame): void {
	pen.font = `10.5px 'Source Sans 3', 'Noto Sans', sans-serif`;
	pen.textAlign = 'center';
	pen.textBaseline = 'middle';
	pen.lineWidth = 1;
	const middle = area.bottom - markerRadius - 2;
	for (const { day, number } of definition.markers) {
		pen.strokeStyle = palette.neutral;
		pen.globalAlpha = 0.45;
		stroke(pen, [x(day), area.top], [x(day), middle - markerRadius]);
		pen.globalAlpha = 1;
		pen.beginPath();
		pen.arc(x(day), middle, markerRadius, 0, 2 * Math.PI);
		pen.fillStyle = palette.paper;
		pen.fill();
		pen.stroke();
		pen.fillStyle = palette.ink;
		pen.fillText(String(number), x(day), middle + 0.5);
	}
}

/** Where a word at the left edge begins: behind a number that stands there. */
function leftOf(at: number, { definition, area, x }: Frame): number {
	const low = at > area.bottom - 2 * markerRadius - 6;
	const near = definition.markers.map(({ day }) => x(day)).filter((place) => place < area.left + 90);
	return (low && near.length > 0 ? Math.max(...near) + markerRadius : area.left) + 5;
}

/** Names of the areas and of the rules, at the left, where the lines are thinnest and the newest events far. */
function drawWords(frame: Frame): void {
	const { pen, definition, palette, area, y } = frame;
	pen.font = `12px 'Source Sans 3', 'Noto Sans', sans-serif`;
	pen.textAlign = 'left';
	pen.textBaseline = 'middle';
	for (const { from, to, text, textTone } of definition.areas) {
		const [top, bottom] = [Math.min(y(from), y(to)), Math.max(y(from), y(to))];
		if (bottom - top < 14) continue;
		pen.fillStyle = palette[textTone];
		pen.fillText(text, area.left + 5, from > to ? bottom - 26 : top + 10);
	}
	for (const { at, text, tone } of definition.rules) {
		const roomAbove = y(at) - area.top > 14;
		pen.textBaseline = roomAbove ? 'bottom' : 'top';
		// The grey of a line is too faint for words.
		pen.fillStyle = palette[tone === 'neutral' ? 'muted' : tone];
		pen.fillText(text, leftOf(y(at), frame), y(at) + (roomAbove ? -2 : 3));
	}
}

function frameOf(chart: Chart, definition: ChartDefinition, palette: Palette): Frame {
	const { x, y } = chart.scales;
	return {
		pen: chart.ctx,
		definition,
		palette,
		area: chart.chartArea,
		x: (day) => x?.getPixelForValue(day) ?? 0,
		y: (value) => y?.getPixelForValue(Math.min(definition.y.to, Math.max(definition.y.from, value))) ?? 0
	};
}

/** Draws what Chart.js has no name for: outcome bands and goalposts, ranges, windows and numbered events. */
export function marksPlugin(definition: ChartDefinition, palette: Palette): Plugin<'line'> {
	return {
		id: 'marks',
		beforeDraw(chart) {
			drawAreas(frameOf(chart, definition, palette));
		},
		beforeDatasetsDraw(chart) {
			const frame = frameOf(chart, definition, palette);
			frame.pen.save();
			for (const draw of [drawRules, drawRanges, drawWindows, drawMarkers, drawWords]) draw(frame);
			frame.pen.restore();
		}
	};
}
