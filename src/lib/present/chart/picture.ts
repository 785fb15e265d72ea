import type { Plugin } from 'chart.js';
import { isolated } from '../words/names/isolated.ts';
import { fittedText } from './fitted-text.ts';
import { chartOf, type ChartSetup } from './chart.ts';
import { lightPalette, type ChartDefinition, type ChartMarker, type Palette } from './chart-definition.ts';

/** What a picture must carry once it has left its page. */
export interface PictureWords {
	readonly title: string;
	/** Unit or scenario, and the date it was known on. */
	readonly subtitle: string;
	/** Where it came from, with the address it can be found at again. */
	readonly foot: string;
}

const headHeight = 58;
const eventLine = 16;
const footHeight = 30;
const margin = 12;

/** Height that the words, and a line for each event, add to a plot. */
export function pictureHeight(plotHeight: number, definition: ChartDefinition): number {
	return plotHeight + headHeight + footHeight + eventLine * definition.markers.length;
}

/** Paper behind everything, the title above, the events and where it came from below. */
export function wordsPlugin(words: PictureWords, markers: readonly ChartMarker[], palette: Palette): Plugin {
	return {
		id: 'words',
		beforeDraw({ ctx: pen, width, height }) {
			const line = (text: string, y: number): void => {
				pen.fillText(fittedText(pen, text, width - 2 * margin), margin, y);
			};
			pen.save();
			pen.fillStyle = palette.paper;
			pen.fillRect(0, 0, width, height);
			pen.textBaseline = 'alphabetic';
			pen.textAlign = 'left';
			pen.fillStyle = palette.ink;
			pen.font = "600 20px 'Source Serif 4', 'Noto Serif', serif";
			line(words.title, 28);
			pen.font = "13px 'Source Sans 3', 'Noto Sans', sans-serif";
			pen.fillStyle = palette.muted;
			line(words.subtitle, 47);
			const first = height - footHeight - eventLine * markers.length + 8;
			for (const [index, { number, date, title }] of markers.entries())
				line(`${number}  ${date}: ${isolated(title)}`, first + eventLine * index);
			line(words.foot, height - 10);
			pen.restore();
		}
	};
}

/** A chart that stands alone: on paper, with a title, its events in words, and where it came from. */
export function pictureOf(
	definition: ChartDefinition,
	words: PictureWords,
	palette: Palette = lightPalette
): ChartSetup {
	const setup = chartOf(definition, palette);
	const { plugins = [], options } = setup;
	const bottom = footHeight + eventLine * definition.markers.length;
	return {
		...setup,
		plugins: [wordsPlugin(words, definition.markers, palette), ...plugins],
		options: { ...options, layout: { padding: { top: headHeight, right: 12, left: 6, bottom } } }
	};
}
