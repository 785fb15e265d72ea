/**
 * `npm run bench:page`: what opening the dashboard costs a reader, in a headless Chromium, cold and compressed, on the
 * shipped watch, on a made one of 200 indicators with 2,000 observations each (in a folder that is removed after), and
 * beside the peer's page of bench/peers (React and tree-shaken ECharts with the figures of the shipped watch; built
 * there first: `npm ci && npm run build`). The loads are interleaved, at full speed and with the processor slowed four
 * times; the table has their medians. BENCH_RUNS (7) loads each; BENCH_PAGE=https://… measures another address as well.
 *
 * - Bytes and requests are those that came over the net: of the first load, asked for until 2.5 s after the load event;
 *   of what follows by itself (ours follows the watch from 3 s after the load event on, and a service worker looks after
 *   what it keeps); and of what is fetched when a reader comes to a slider.
 * - All charts drawn: milliseconds from the navigation until the end of the first painted frame in which every chart of the
 *   page stands, no sooner than the first contentful paint. A chart stands when its shapes are in the document (SVG), or
 *   when it has been painted on its canvas: ECharts then says `finished`, and the peer's page sets a mark,
 *   `chart-drawn`. Of ours every drawing counts, the small ones of the table and the sliders too.
 * - Blocking time: what tasks take above 50 ms each, until 5 s after the load event. Layout shift is told for as long.
 * - A slider step: from an input event at the beginning of a frame until that frame is painted. What weighs has been
 *   fetched before. That both verdicts are drawn anew in that frame is looked at by tests/bench/slider.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumArguments, ensureChromium } from '../support/chromium.ts';
import { started, stopAll } from '../support/servers.ts';
import { makeFolder } from './support/made-folder.ts';
import { coldLoad, type PageLoad } from './support/page-load.ts';
import { pageTable } from './support/page-table.ts';
import { servePeer } from './support/peer-server.ts';

const runs = Number(process.env.BENCH_RUNS ?? 7);
const LARGE = { indicators: 200, rows: 2_000 };

const folder = mkdtempSync(join(tmpdir(), 'bench-page-'));
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments] });
let closePeer: () => void = () => undefined;
try {
	const { address } = await started({ WATCH_DIR: 'indicators', DATA_DIR: join(folder, 'data') });
	makeFolder(join(folder, 'watch'), LARGE);
	const large = await started({ WATCH_DIR: join(folder, 'watch'), DATA_DIR: join(folder, 'large') });
	const pages = new Map([['ours', `${address}/`]]);
	const peer = await servePeer(address);
	if (peer !== null) pages.set('peer', peer.address);
	else console.log('The peer’s page isn’t built (bench/peers): ours alone.');
	closePeer = peer?.close ?? closePeer;
	pages.set(`ours, ${LARGE.indicators} x ${LARGE.rows}`, `${large.address}/`);
	if (process.env.BENCH_PAGE !== undefined) pages.set('other', process.env.BENCH_PAGE);
	for (const rate of [1, 4] as const) {
		const loads = new Map([...pages.keys()].map((name): [string, PageLoad[]] => [name, []]));
		// The first of each warms the browser and the server up and doesn't count.
		for (let run = 0; run <= runs; run += 1)
			for (const [name, place] of pages) {
				const load = await coldLoad(browser, place, rate);
				if (run > 0) loads.get(name)?.push(load);
			}
		console.log(`\n${pageTable(rate, loads)}`);
	}
} finally {
	await browser.close();
	closePeer();
	await stopAll();
	rmSync(folder, { recursive: true, force: true });
}
