import type { Browser, Page } from 'playwright';
import { countTraffic } from './page-traffic.ts';
import { quantile } from './quantile.ts';

/** What one load of a page costs. Times are in milliseconds, from the navigation on where they are moments. */
export interface PageLoad {
	readonly firstKB: number;
	readonly firstRequests: number;
	readonly laterKB: number;
	readonly laterRequests: number;
	readonly nearKB: number;
	readonly nearRequests: number;
	readonly fcp: number;
	readonly lcp: number;
	readonly charts: number;
	readonly drawn: number;
	readonly cls: number;
	readonly blocking: number;
	readonly longest: number;
	readonly heapMB: number;
	readonly sliderMedian: number;
	readonly sliderP95: number;
}

/** Milliseconds after the load event, until when what is asked for belongs to the first load; ours asks anew at 3,000. */
const FIRST_LOAD = 2_500;
/** Milliseconds after that: what the page does later on is its own doing, and counts. */
const LATER = 2_500;
/** Milliseconds a reader rests at a slider before moving it. */
const REST = 1_500;
const STEPS = 40;

/**
 * Runs before the page's own scripts. `drawn` is the end of the first frame that has all charts: after each frame it is
 * seen whether there are more shapes in SVG, others than before, or more marks `chart-drawn`, by which a page that draws
 * on canvases says that one more of them has been drawn. A drawing that the browser has not laid out yet, as no screen
 * shows it, isn't there.
 */
const observe = `
	window.seen = { lcp: 0, cls: 0, tasks: [], drawn: 0, isOver: false };
	const on = (type, hear) => new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true });
	on('largest-contentful-paint', ({ startTime }) => (window.seen.lcp = startTime));
	on('layout-shift', ({ value, hadRecentInput }) => (window.seen.cls += hadRecentInput ? 0 : value));
	on('longtask', ({ duration }) => window.seen.tasks.push(duration));
	const shapes = document.getElementsByTagNameNS('http://www.w3.org/2000/svg', '*');
	let redrawn = 0;
	new MutationObserver((records) => (redrawn += records.length))
		.observe(document, { subtree: true, attributes: true, attributeFilter: ['d', 'points'] });
	// The next task after a frame's callbacks begins when its layout and paint are done.
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = () => (window.seen.drawn = performance.now());
	let before = 0;
	let laidOut = 0;
	document.addEventListener('contentvisibilityautostatechange', ({ skipped }) => (laidOut += skipped ? 0 : 1), true);
	const frame = () => {
		const there = shapes.length + redrawn + laidOut + performance.getEntriesByName('chart-drawn').length;
		if (there !== before) port2.postMessage(null);
		before = there;
		if (!window.seen.isOver) requestAnimationFrame(frame);
	};
	requestAnimationFrame(frame);
`;

interface Seen {
	readonly lcp: number;
	readonly cls: number;
	readonly tasks: readonly number[];
	readonly drawn: number;
	readonly fcp: number;
	readonly charts: number;
}

/** Runs in the page, which is no longer observed then. A picture within another is a part of it. */
const whatWasSeen = `(() => {
	window.seen.isOver = true;
	const drawings = [...document.querySelectorAll('main svg')].filter(
		(one) => one.parentElement.closest('svg') === null && one.querySelector('path, polyline, line, rect, circle') !== null
	);
	return {
		...window.seen,
		fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
		charts: drawings.length + performance.getEntriesByName('chart-drawn').length
	};
})()`;

/** Runs in the page: milliseconds from an input event at the beginning of a frame until that frame is painted. */
const slide = `(async () => {
	const slider = document.querySelector('main input[type=range]');
	const times = [];
	for (let step = 0; step < ${STEPS}; step += 1) {
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

async function measured(page: Page, address: string, rate: number): Promise<PageLoad> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Performance.enable');
	await cdp.send('Emulation.setCPUThrottlingRate', { rate });
	const traffic = await countTraffic(page, page.context());
	await page.addInitScript(observe);
	await page.goto(address, { waitUntil: 'load' });
	await page.waitForTimeout(FIRST_LOAD);
	traffic.begin('later');
	await page.waitForTimeout(LATER);
	await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve))');
	const seen = await page.evaluate<Seen>(whatWasSeen);
	if (seen.charts === 0)
		throw new Error(`${address} says of no chart that it is drawn: is it built as it stands?`);
	const { metrics } = await cdp.send('Performance.getMetrics');
	const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
	traffic.begin('near');
	await page.locator('main input[type=range]').first().focus();
	await page.waitForTimeout(REST);
	const times = await page.evaluate<number[]>(slide);
	const [first, later, near] = [
		await traffic.of('first'),
		await traffic.of('later'),
		await traffic.of('near')
	];
	return {
		firstKB: first.bytes / 1000,
		firstRequests: first.requests,
		laterKB: later.bytes / 1000,
		laterRequests: later.requests,
		nearKB: near.bytes / 1000,
		nearRequests: near.requests,
		fcp: seen.fcp,
		lcp: seen.lcp,
		charts: seen.charts,
		drawn: Math.max(seen.fcp, seen.drawn),
		cls: seen.cls,
		blocking: seen.tasks.reduce((sum, duration) => sum + duration - 50, 0),
		longest: Math.max(0, ...seen.tasks),
		heapMB: heap / 1024 ** 2,
		sliderMedian: quantile(times, 0.5),
		sliderP95: quantile(times, 0.95)
	};
}

/** Opens a page cold, in a browser window of its own, with the processor slowed so many times, and measures it. */
export async function coldLoad(browser: Browser, address: string, rate: number): Promise<PageLoad> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	try {
		return await measured(await context.newPage(), address, rate);
	} finally {
		await context.close();
	}
}
