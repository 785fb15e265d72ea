import {
	createCanvas,
	SvgExportFlag,
	type Canvas,
	type SKRSContext2D,
	type SvgCanvas
} from '@napi-rs/canvas';
import {
	BarController,
	BarElement,
	BasicPlatform,
	CategoryScale,
	Chart,
	LinearScale,
	LineController,
	LineElement,
	LogarithmicScale,
	PointElement,
	type ChartConfiguration
} from 'chart.js';
import { lightPalette, type Palette, type Tone } from '#present';
import { registerPageFonts } from './page-fonts.ts';

Chart.register(
	BarController,
	BarElement,
	CategoryScale,
	LineController,
	LineElement,
	LinearScale,
	LogarithmicScale,
	PointElement
);

export interface PictureSize {
	readonly width: number;
	readonly height: number;
}

/** Handle length at which four cubic curves make a circle, to three ten-thousandths of its radius. */
const kappa = 0.5523;

/** A full circle as four curves: Skia writes an arc as dozens, a kilobyte and a half for each dot. */
function drawCirclesShort(pen: SKRSContext2D): void {
	const arc = pen.arc.bind(pen);
	pen.arc = (x, y, r, start, end, counterclockwise) => {
		if (Math.abs(end - start) < 2 * Math.PI - 1e-6) {
			arc(x, y, r, start, end, counterclockwise);
			return;
		}
		const k = r * kappa;
		pen.moveTo(x + r, y);
		pen.bezierCurveTo(x + r, y + k, x + k, y + r, x, y + r);
		pen.bezierCurveTo(x - k, y + r, x - r, y + k, x - r, y);
		pen.bezierCurveTo(x - r, y - k, x - k, y - r, x, y - r);
		pen.bezierCurveTo(x + k, y - r, x + r, y - k, x + r, y);
		pen.closePath();
	};
}

/**
 * Lets Chart.js draw once, at this size and without a page around it, and reads what it drew. The library keeps every
 * chart until it is told to forget it, and wipes the canvas when it is.
 */
function drawnOnce<T>(
	canvas: Canvas | SvgCanvas,
	setup: ChartConfiguration,
	devicePixelRatio: number,
	read: () => T
): T {
	const { plugins, ...options } = setup.options ?? {};
	const surface = canvas as unknown as HTMLCanvasElement;
	try {
		const chart = new Chart(surface, {
			...setup,
			platform: BasicPlatform,
			options: {
				...options,
				plugins: { ...plugins, tooltip: { enabled: false } },
				responsive: false,
				animation: false,
				devicePixelRatio,
				events: []
			}
		});
		chart.draw();
		return read();
	} finally {
		// Asked for by its canvas: a chart that can't be drawn is kept as well.
		Chart.getChart(surface)?.destroy();
	}
}

const shortNumber = (text: string): string => String(Math.round(Number(text) * 100) / 100);

/** Drops what Skia adds: a glyph's place for each letter (the page has the same font), empty texts, long decimals. */
function tidied(svg: string): string {
	return svg
		.replace(/<\?xml[^>]*\?>/, '')
		.replace(/<text[^>]*><\/text>|<path[^>]* d=""\/>/g, '')
		.replace(/ ([xy])="(-?[\d.]+)(?:, -?[\d.]+)*, "/g, ' $1="$2"')
		.replace(/-?\d+\.\d{3,}/g, shortNumber)
		.replaceAll(' xmlns:xlink="http://www.w3.org/1999/xlink"', '');
}

/** A Chart.js configuration as the text of an SVG file. */
export function chartSvg(setup: ChartConfiguration, { width, height }: PictureSize): string {
	registerPageFonts();
	const canvas = createCanvas(width, height, SvgExportFlag.NoPrettyXML);
	const pen = canvas.getContext('2d');
	drawCirclesShort(pen);
	return tidied(drawnOnce(canvas, setup, 1, () => canvas.getContent().toString()))
		.replace(
			/width="\d+" height="\d+">/,
			`width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`
		)
		.replaceAll('font-family="Source Sans 3"', `font-family="'Source Sans 3', 'Noto Sans', sans-serif"`)
		.replaceAll('font-family="Source Serif 4"', `font-family="'Source Serif 4', 'Noto Serif', serif"`);
}

/** The same as a PNG file, two pixels for one. */
export function chartPng(setup: ChartConfiguration, { width, height }: PictureSize): Buffer {
	registerPageFonts();
	const canvas = createCanvas(width, height);
	return drawnOnce(canvas, setup, 2, () => canvas.toBuffer('image/png'));
}

/** Colours of an SVG drawn in the light palette as the page's tokens, so that it follows the theme it stands in. */
export function themed(svg: string, palette: Palette = lightPalette): string {
	let text = svg;
	for (const tone of Object.keys(palette) as Tone[])
		text = text.replaceAll(`"${palette[tone].toUpperCase()}"`, `"var(--${tone})"`);
	return text.replaceAll(/ font-family="[^"]*"/g, '');
}
