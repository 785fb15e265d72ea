/**
 * `npm run bench:slider`: how long a slider step takes to paint on the frozen watch of the tests, in a real Chromium, at
 * full speed and slowed down four times, 60 steps each. Needs a build; starts its own server. Two readings:
 *
 * - `to paint`: an input event at the beginning of a frame, where Chromium delivers a pointer's moves, until scripts,
 *   layout and paint of that frame are done: what the step costs.
 * - `on screen`: key presses, as the browser itself tells them (Event Timing): until the changed frame is presented, in
 *   steps of 8 ms, the wait for the screen's next refresh (16.7 ms) and for the picture's transfer included.
 *
 * Beside them a loop that draws nothing and takes as long as the median step at full speed: its slowest runs are the
 * machine's, not the page's.
 *
 * BENCH_BESIDE=http://… names the dashboard of another build, on the same watch. Then the same steps, to paint, are taken
 * on both pages in turn, each opened anew in the one browser, the other one first in every second pair; BENCH_PAIRS (5) at
 * each speed. What tells is the pairs' ratio, ours to the other: the median of the ratios that each pair gives, as the
 * machine's load is in both.
 */
import { chromium, type Browser, type Page } from 'playwright';
import { chromiumArguments, ensureChromium } from '../support/chromium.ts';
import { started, stopAll } from '../support/servers.ts';
import { quantile } from './support/quantile.ts';

const steps = 60;
const beside = process.env.BENCH_BESIDE;
const pairs = Number(process.env.BENCH_PAIRS ?? 5);

/** Milliseconds a reader looks at the page before moving anything; what it does while idle is done by then. */
const look = 2000;

/** Runs in the page. Throws when a frame comes without the change. */
const toPaint = `(async () => {
	const slider = document.querySelector('#scenario-form input[type=range]');
	const shown = () => [...document.querySelectorAll('.draws path, .pointer line, path.line')]
		.map((shape) => (shape.getAttribute('d') ?? '') + (shape.getAttribute('x1') ?? ''));
	const times = [];
	for (let step = 0; step < ${steps}; step += 1) {
		const before = shown();
		await new Promise((resolve) => requestAnimationFrame(resolve));
		const begun = performance.now();
		slider.value = String(99 - step);
		slider.dispatchEvent(new Event('input', { bubbles: true }));
		// The next task begins when this frame's callbacks, layout and paint are done.
		await new Promise((resolve) => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = resolve;
			port2.postMessage(null);
		});
		times.push(performance.now() - begun);
		if (shown().some((shape, at) => shape === before[at])) throw new Error('a frame came without the change');
		await new Promise((resolve) => setTimeout(resolve, 30));
	}
	return times;
})()`;

/** Runs in the page: so many turns of a loop, timed as a step is. */
const loop = (turns: number, times: number): string => `(async () => {
	const taken = [];
	for (let step = 0; step < ${times}; step += 1) {
		await new Promise((resolve) => requestAnimationFrame(resolve));
		const begun = performance.now();
		let sum = 0;
		for (let turn = 0; turn < ${turns}; turn += 1) sum += turn % 7;
		taken.push(performance.now() - begun + (sum < 0 ? 1 : 0));
		await new Promise((resolve) => setTimeout(resolve, 30));
	}
	return taken;
})()`;

const watchKeys = `
	window.keyTimes = [];
	new PerformanceObserver((list) => {
		for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.keyTimes.push(duration);
	}).observe({ type: 'event', durationThreshold: 16 });
	document.querySelector('#scenario-form input[type=range]').focus();
`;

async function onScreen(page: Page): Promise<number[]> {
	await page.evaluate(watchKeys);
	for (let step = 0; step < steps; step += 1) {
		await page.keyboard.press(step % 40 < 20 ? 'ArrowRight' : 'ArrowLeft');
		await page.waitForTimeout(100);
	}
	const told: number[] = await page.evaluate('window.keyTimes');
	// The browser tells no event that took less than 16 ms.
	return [...told, ...Array<number>(Math.max(0, steps - told.length)).fill(16)];
}

function summary(times: readonly number[]): string {
	const at = (share: number): string => quantile(times, share).toFixed(1);
	return `median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, slowest ${at(1)} ms`;
}

const trialTurns = 2e6;

const nameOf = (rate: number): string => (rate === 1 ? 'full speed' : `slowed ${rate} times`);

/** A page as a reader has it who is about to move a slider, with the processor slowed so many times. */
async function opened(browser: Browser, address: string, rate: number): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	await page.goto(address, { waitUntil: 'networkidle' });
	// What weighs is fetched when a reader comes near.
	await page.locator('#scenario-form input[type=range]').first().focus();
	await page.waitForTimeout(look);
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate });
	return page;
}

/** Of the times of two pages, pair by pair. */
function besideEachOther(ours: readonly number[][], others: readonly number[][]): string {
	const told = [0.5, 0.95].map((share) => {
		const ratios = ours.map((times, at) => quantile(times, share) / quantile(others[at] ?? [], share));
		return `${quantile(ratios, 0.5).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})`;
	});
	return `median ${told[0] ?? ''}, 95th percentile ${told[1] ?? ''}`;
}

async function inPairs(browser: Browser, addresses: readonly [string, string], rate: number): Promise<void> {
	const taken: readonly [number[][], number[][]] = [[], []];
	for (let pair = 0; pair < pairs; pair += 1)
		for (const which of pair % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
			const page = await opened(browser, addresses[which], rate);
			taken[which].push(await page.evaluate<number[]>(toPaint));
			await page.close();
		}
	const [ours, others] = taken;
	console.log(`\n${pairs} pairs, ${nameOf(rate)}, to paint`);
	console.log(`ours: ${summary(ours.flat())}`);
	console.log(`beside: ${summary(others.flat())}`);
	console.log(`ours to the other: ${besideEachOther(ours, others)}`);
}

const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments] });
try {
	const { address } = await started({});
	let turns = 0;
	for (const rate of [1, 4]) {
		const page = await opened(browser, address, rate);
		const speed = nameOf(rate);
		const painted = await page.evaluate<number[]>(toPaint);
		if (turns === 0) {
			const trial = quantile(await page.evaluate<number[]>(loop(trialTurns, 20)), 0.5);
			turns = Math.round((trialTurns * quantile(painted, 0.5)) / trial);
		}
		console.log(`slider step, ${speed}, to paint: ${summary(painted)}`);
		console.log(`empty loop, ${speed}: ${summary(await page.evaluate<number[]>(loop(turns, steps)))}`);
		console.log(`slider step, ${speed}, on screen: ${summary(await onScreen(page))}`);
		await page.close();
	}
	if (beside !== undefined) for (const rate of [1, 4]) await inPairs(browser, [address, beside], rate);
} finally {
	await browser.close();
	await stopAll();
}
