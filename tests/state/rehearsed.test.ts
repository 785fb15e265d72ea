import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rehearsed } from '#state/rehearsed.ts';

describe.each(['requestIdleCallback', 'setTimeout alone'])('rehearsed, with %s', (browser) => {
	let clock = 0;
	let done = 0;

	beforeEach(() => {
		[clock, done] = [0, 0];
		vi.useFakeTimers();
		vi.spyOn(performance, 'now').mockImplementation(() => clock);
		if (browser === 'requestIdleCallback')
			vi.stubGlobal('requestIdleCallback', (act: () => void) => setTimeout(act, 1));
	});
	afterEach(() => {
		vi.restoreAllMocks();
		vi.unstubAllGlobals();
		vi.useRealTimers();
	});

	const act = (): void => {
		done += 1;
		clock += 5;
	};

	it('begins when the page is idle, and acts as often as it is told', () => {
		rehearsed(20, act);
		expect(done).toBe(0);
		vi.runAllTimers();
		expect(done).toBe(20);
	});

	it('leaves the page to others after a frame', () => {
		rehearsed(20, act);
		vi.advanceTimersToNextTimer();
		expect(done).toBe(4);
		vi.advanceTimersToNextTimer();
		expect(done).toBe(8);
	});

	it('can be ended', () => {
		const end = rehearsed(20, act);
		vi.advanceTimersToNextTimer();
		end();
		vi.runAllTimers();
		expect(done).toBe(4);
	});
});
