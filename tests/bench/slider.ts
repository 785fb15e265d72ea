/**
 * How long a slider step takes to paint on the shipped watch, in a real Chromium, at full speed and slowed down four
 * times: 60 steps by key, each timed from the key to the frame after the change. Needs a build; starts its own server.
 */
import { chromium, type Page } from 'playwright';
import { chromiumArguments, ensureChromium } from '../support/chromium.ts';
import { started, stopAll } from '../support/servers.ts';

const steps = 60;

/** Milliseconds of each step, measured in the page: from the input event until the frame that shows it is painted. */
async function stepTimes(page: Page): Promise<number[]> {
	return page.evaluate(async (count) => {
		const slider = document.querySelector<HTMLInputElement>('#scenario-form input[type=range]');
		if (!slider) throw new Error('no slider');
		const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
		const times: number[] = [];
		for (let step = 0; step < count; step += 1) {
			await frame();
			const before = document.querySelector('.board table')?.textContent;
			const begun = performance.now();
			slider.value = String(99 - step);
			slider.dispatchEvent(new Event('input', { bubbles: true }));
			// Svelte has written the page by the next microtasks; layout and paint follow before a task queued from a frame.
			await frame();
			await new Promise((resolve) => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = resolve;
				port2.postMessage(null);
			});
			times.push(performance.now() - begun);
			if (document.querySelector('.board table')?.textContent === before) throw new Error('nothing changed');
			await new Promise((resolve) => setTimeout(resolve, 30));
		}
		return times;
	}, steps);
}

function summary(times: readonly number[]): string {
	const sorted = [...times].sort((a, b) => a - b);
	const at = (share: number): string =>
		(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN).toFixed(1);
	return `median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, slowest ${at(1)} ms`;
}

const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments] });
try {
	const { address } = await started({});
	for (const rate of [1, 4]) {
		const page = await browser.newPage();
		await page.goto(address, { waitUntil: 'networkidle' });
		// The loader names functions with a helper of its own, which the page doesn't have.
		await page.evaluate('globalThis.__name = (named) => named');
		const cdp = await page.context().newCDPSession(page);
		await cdp.send('Emulation.setCPUThrottlingRate', { rate });
		console.log(
			`slider step, ${rate === 1 ? 'full speed' : `slowed ${rate} times`}: ${summary(await stepTimes(page))}`
		);
		await page.close();
	}
} finally {
	await browser.close();
	await stopAll();
}
