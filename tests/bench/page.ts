/**
 * `npm run bench:page`: what opening the dashboard costs a reader, in a headless Chromium, cold and compressed, on the
 * shipped watch and beside the peer's page of bench/peers (React and tree-shaken ECharts with the same figures; built
 * there first: `npm ci && npm run build`). The loads are interleaved, at full speed and with the processor slowed four
 * times. BENCH_RUNS (7) loads each; BENCH_PAGE=https://… measures another address as well.
 */
import { chromium, type Browser, type Page } from 'playwright';
import { chromiumArguments, ensureChromium } from '../support/chromium.ts';
import { started, stopAll } from '../support/servers.ts';
import { servePeer } from './support/peer-server.ts';

const runs = Number(process.env.BENCH_RUNS ?? 7);
const steps = 40;

/** Milliseconds after the page is quiet: what it does later on is its own doing, and counts. */
const settle = 1_500;

interface Load {
	readonly kB: number;
	readonly requests: number;
	readonly fcp: number;
	readonly lcp: number;
	readonly cls: number;
	readonly blocking: number;
	readonly longest: number;
	readonly heapMB: number;
	readonly sliderMedian: number;
	readonly sliderP95: number;
}

const observe = `
	window.seen = { lcp: 0, cls: 0, tasks: [] };
	const on = (type, hear) => new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true });
	on('largest-contentful-paint', ({ startTime }) => (window.seen.lcp = startTime));
	on('layout-shift', ({ value, hadRecentInput }) => (window.seen.cls += hadRecentInput ? 0 : value));
	on('longtask', ({ duration }) => window.seen.tasks.push(duration));
`;

/** Runs in the page: milliseconds from an input event at the beginning of a frame until that frame is painted. */
const slide = `(async () => {
	const slider = document.querySelector('main input[type=range]');
	const times = [];
	for (let step = 0; step < ${steps}; step += 1) {
		await new Promise((resolve) => requestAnimationFrame(resolve));
		const begun = performance.now();
		const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
		set.call(slider, String(10 + step));
		slider.dispatchEvent(new Event('input', { bubbles: true }));
		await new Promise((resolve) => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = resolve;
			port2.postMessage(null);
		});
		times.push(performance.now() - begun);
		await new Promise((resolve) => setTimeout(resolve, 30));
	}
	return times;
})()`;

function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

interface Seen {
	readonly lcp: number;
	readonly cls: number;
	readonly tasks: readonly number[];
	readonly fcp: number;
}

async function measured(page: Page, address: string, rate: number): Promise<Load> {
	const cdp = await page.context().newCDPSession(page);
	let bytes = 0;
	let requests = 0;
	await cdp.send('Network.enable');
	await cdp.send('Performance.enable');
	await cdp.send('Emulation.setCPUThrottlingRate', { rate });
	cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
		bytes += encodedDataLength;
		requests += 1;
	});
	await page.addInitScript(observe);
	await page.goto(address, { waitUntil: 'networkidle' });
	await page.waitForTimeout(settle);
	const seen = await page.evaluate<Seen>(
		`({ ...window.seen, fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 })`
	);
	const { metrics } = await cdp.send('Performance.getMetrics');
	const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
	const times = await page.evaluate<number[]>(slide);
	return {
		kB: bytes / 1000,
		requests,
		fcp: seen.fcp,
		lcp: seen.lcp,
		cls: seen.cls,
		blocking: seen.tasks.reduce((sum, duration) => sum + duration - 50, 0),
		longest: Math.max(0, ...seen.tasks),
		heapMB: heap / 1024 ** 2,
		sliderMedian: quantile(times, 0.5),
		sliderP95: quantile(times, 0.95)
	};
}

async function cold(browser: Browser, address: string, rate: number): Promise<Load> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	try {
		return await measured(await context.newPage(), address, rate);
	} finally {
		await context.close();
	}
}

const digits: Readonly<Partial<Record<keyof Load, number>>> = {
	cls: 4,
	kB: 1,
	heapMB: 1,
	sliderMedian: 1,
	sliderP95: 1
};

function table(rate: number, loads: ReadonlyMap<string, readonly Load[]>): string {
	const names = [...loads.keys()];
	const median = (name: string, key: keyof Load): number =>
		quantile(
			(loads.get(name) ?? []).map((load) => load[key]),
			0.5
		);
	const keys: (keyof Load)[] = [
		'kB',
		'requests',
		'fcp',
		'lcp',
		'cls',
		'blocking',
		'longest',
		'heapMB',
		'sliderMedian',
		'sliderP95'
	];
	const rows = keys.map((key) => {
		const values = names.map((name) => median(name, key));
		const [own = NaN, peer = NaN] = values;
		const shown = values.map((value) => value.toFixed(digits[key] ?? 0));
		return `| ${[key, ...shown, names.length > 1 && peer !== 0 ? (own / peer).toFixed(2) : ''].join(' | ')} |`;
	});
	const speed = rate === 1 ? 'full speed' : `slowed ${rate} times`;
	return [
		`\n| ${speed} | ${names.join(' | ')} | ratio |`,
		`|---|${'---|'.repeat(names.length)}---|`,
		...rows
	].join('\n');
}

const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments] });
let closePeer: () => void = () => undefined;
try {
	const { address } = await started({ WATCH_DIR: 'indicators' });
	const pages = new Map([['ours', `${address}/`]]);
	const peer = await servePeer(address);
	if (peer !== null) pages.set('peer', peer.address);
	else console.log('The peer’s page isn’t built (bench/peers): ours alone.');
	if (process.env.BENCH_PAGE !== undefined) pages.set('other', process.env.BENCH_PAGE);
	closePeer = peer?.close ?? closePeer;
	for (const rate of [1, 4]) {
		const loads = new Map([...pages.keys()].map((name): [string, Load[]] => [name, []]));
		// The first of each warms the browser and the server up and doesn't count.
		for (let run = 0; run <= runs; run += 1)
			for (const [name, place] of pages) {
				const load = await cold(browser, place, rate);
				if (run > 0) loads.get(name)?.push(load);
			}
		console.log(table(rate, loads));
	}
} finally {
	await browser.close();
	closePeer();
	await stopAll();
}
