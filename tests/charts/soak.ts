/** Asks for the same answers again and again and prints how much memory is held after each round, as JSON; needs --expose-gc. */
import { Chart } from 'chart.js';
import { indicatorChartOf, lightPalette, chartOf } from '#present';
import { chartPng } from '#server/charts/chart-svg.ts';
import { historyPicture } from '#server/charts/history-picture.ts';
import { outlookPicture } from '#server/charts/outlook-picture.ts';
import { hitsOf } from '#server/watch/search.ts';
import { stillChartOf } from '#server/charts/still-chart.ts';
import { verdictImage } from '#server/charts/verdict-image.ts';
import { day, frozenWatch } from '../support/frozen-watch.ts';

const watch = await frozenWatch();
const [scenario] = watch.scenarios;
if (scenario === undefined || globalThis.gc === undefined) throw new Error('no scenario, or no --expose-gc');
const gc = globalThis.gc;
const last = day('2026-11-22');

/** One answer of each kind, for a day that no earlier call has asked for. */
async function answers(turn: number): Promise<void> {
	const asked = { watch, scenario: scenario as NonNullable<typeof scenario>, asOf: last - turn };
	const url = new URL('http://127.0.0.1/?scenario=baseline');
	const indicator = watch.indicators[turn % watch.indicators.length];
	if (indicator === undefined) throw new Error('no indicator');
	const chart = indicatorChartOf(watch, indicator, asked.asOf);
	stillChartOf(chart);
	chartPng(chartOf(chart, lightPalette), { width: 400, height: 200 });
	for (const format of ['svg', 'png'] as const)
		await outlookPicture(format, asked, url, url.origin).arrayBuffer();
	await historyPicture('svg', asked, url, url.origin).arrayBuffer();
	verdictImage(asked);
	hitsOf(watch, `oil ${turn}`);
}

async function held(): Promise<number> {
	for (let turn = 0; turn < 3; turn += 1) {
		gc();
		// Pictures are given back by finalizers, which run between turns of the event loop.
		await new Promise((resolve) => setImmediate(resolve));
	}
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

const [rounds = 3, each = 20] = process.argv.slice(2).map(Number);
const memory: number[] = [];
for (let round = 0; round < rounds; round += 1) {
	for (let turn = 0; turn < each; turn += 1) await answers(round * each + turn);
	memory.push(await held());
}
console.log(JSON.stringify({ memory, charts: Object.keys(Chart.instances).length }));
