import type { ChartConfiguration } from 'chart.js';
import { pictureHeight, pictureOf, type ChartDefinition, type PictureWords } from '#present';
import { chartPng, chartSvg } from './chart-svg.ts';

const width = 960;
const plotHeight = 340;

/** A chart as a file to download, vector or bitmap. */
export function pictureResponse(
	format: 'svg' | 'png',
	name: string,
	definition: ChartDefinition,
	words: PictureWords
): Response {
	const setup = pictureOf(definition, words) as ChartConfiguration;
	return setupResponse(format, name, setup, pictureHeight(plotHeight, definition));
}

/** The same for any configuration of Chart.js. */
export function setupResponse(
	format: 'svg' | 'png',
	name: string,
	setup: ChartConfiguration,
	height: number
): Response {
	const size = { width, height };
	const body = format === 'svg' ? chartSvg(setup, size) : new Uint8Array(chartPng(setup, size));
	return new Response(body, {
		headers: {
			'content-type': format === 'svg' ? 'image/svg+xml; charset=utf-8' : 'image/png',
			'content-disposition': `inline; filename="${name}.${format}"`
		}
	});
}
