import { createHash } from 'node:crypto';
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
import { writeEveryScript } from './every-script.ts';

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
		// Draws at once, as nothing is animated: drawing again would only lay everything over itself.
		new Chart(surface, {
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
		.replace(/>\s+</g, '><')
		.replace(/<text[^>]*><\/text>|<path[^>]* d=""\/>/g, '')
		.replace(/ ([xy])="(-?[\d.]+)(?:, -?[\d.]+)*, "/g, ' $1="$2"')
		.replace(/-?\d+\.\d{3,}/g, shortNumber)
		.replaceAll(' xmlns:xlink="http://www.w3.org/1999/xlink"', '');
}

/**
 * Skia counts the names of its clips through the whole process: the same picture would have others each time it is drawn.
 * Counted from one in each picture, behind a digest of it, as two pictures may stand on one page.
 */
function namedByContent(svg: string): string {
	const numbers = new Map<string, number>();
	const counted = svg.replaceAll(/(?<=id="|url\(#|href="#)[a-z]+_[0-9a-f]+(?=["')])/g, (name) => {
		const number = numbers.get(name) ?? numbers.size + 1;
		numbers.set(name, number);
		return `cl_${number}`;
	});
	const own = createHash('sha256').update(counted).digest('hex').slice(0, 6);
	return counted.replaceAll(/(?<=id="|url\(#|href="#)cl_/g, `cl_${own}_`);
}

/** What Skia writes, with the text as text or as outlines; null where text won't do: it loses letters that join or combine. */
function written(setup: ChartConfiguration, size: PictureSize, as: 'text' | 'outlines'): string | null {
	const flag = as === 'text' ? SvgExportFlag.NoPrettyXML : SvgExportFlag.ConvertTextToPaths;
	const canvas = createCanvas(size.width, size.height, flag);
	const pen = canvas.getContext('2d');
	const { beyondLatin } = writeEveryScript(pen);
	drawCirclesShort(pen);
	const svg = drawnOnce(canvas, setup, 1, () => canvas.getContent().toString());
	return as === 'text' && beyondLatin() ? null : svg;
}

/** A Chart.js configuration as the text of an SVG file. */
export function chartSvg(setup: ChartConfiguration, size: PictureSize): string {
	const { width, height } = size;
	return namedByContent(tidied(written(setup, size, 'text') ?? written(setup, size, 'outlines') ?? ''))
		.replace(
			/width="\d+" height="\d+">/,
			`width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`
		)
		.replaceAll(/font-family="Source Sans 3[^"]*"/g, `font-family="'Source Sans 3', 'Noto Sans', sans-serif"`)
		.replaceAll(/font-family="Source Serif 4[^"]*"/g, `font-family="'Source Serif 4', 'Noto Serif', serif"`);
}

/** The same as a PNG file, two pixels for one. */
export function chartPng(setup: ChartConfiguration, { width, height }: PictureSize): Buffer {
	const canvas = createCanvas(width, height);
	writeEveryScript(canvas.getContext('2d'));
	return drawnOnce(canvas, setup, 2, () => canvas.toBuffer('image/png'));
}

/** Colours of an SVG drawn in the light palette as the page's tokens, so that it follows the theme it stands in. */
export function themed(svg: string, palette: Palette = lightPalette): string {
	let text = svg;
	for (const tone of Object.keys(palette) as Tone[])
		text = text.replaceAll(`"${palette[tone].toUpperCase()}"`, `"var(--${tone})"`);
	return text.replaceAll(/ font-family="[^"]*"/g, '');
}
