import {
	Chart,
	LineController,
	LineElement,
	LinearScale,
	LogarithmicScale,
	PointElement,
	Tooltip
} from 'chart.js';
import { chartOf, lightPalette, type ChartDefinition, type Palette, type Tone } from '#present';

Chart.register(LineController, LineElement, LinearScale, LogarithmicScale, PointElement, Tooltip);

/** The page's colours as they are now: light, dark, or whatever a reader's own style sheet made of them. */
function pagePalette(): Palette {
	const style = getComputedStyle(document.documentElement);
	const tones = Object.keys(lightPalette) as Tone[];
	return Object.fromEntries(
		tones.map((tone) => [tone, style.getPropertyValue(`--${tone}`).trim() || lightPalette[tone]])
	) as Record<Tone, string>;
}

/** A chart on a canvas, for hovering and for reading point by point. */
export interface ChartCanvas {
	/** Draws another state of the same chart. */
	show(definition: ChartDefinition): void;
	/** Marks a point as if it were hovered; null: none. */
	point(line: number, index: number | null): void;
	destroy(): void;
}

/** Draws a definition on a canvas. This module alone brings Chart.js; it is fetched when a reader comes to a chart. */
export function drawChart(canvas: HTMLCanvasElement, definition: ChartDefinition): ChartCanvas {
	let chart = new Chart(canvas, chartOf(definition, pagePalette()));
	let shown = definition;
	const show = (next: ChartDefinition): void => {
		if (next === shown) return;
		shown = next;
		chart.destroy();
		chart = new Chart(canvas, chartOf(next, pagePalette()));
	};
	const theme = matchMedia('(prefers-color-scheme: dark)');
	const repaint = (): void => {
		const setup = chartOf(shown, pagePalette());
		chart.destroy();
		chart = new Chart(canvas, setup);
	};
	theme.addEventListener('change', repaint);
	return {
		show,
		point(line, index) {
			const active = index === null ? [] : [{ datasetIndex: line, index }];
			chart.setActiveElements(active);
			const place = chart.getDatasetMeta(line).data[index ?? 0];
			chart.tooltip?.setActiveElements(active, { x: place?.x ?? 0, y: place?.y ?? 0 });
			chart.update('none');
		},
		destroy() {
			theme.removeEventListener('change', repaint);
			chart.destroy();
		}
	};
}
