import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { debounced } from '#state/timing/debounced.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it('runs once, after the last of many calls', () => {
	const act = vi.fn();
	const ask = debounced(200, act);
	ask();
	vi.advanceTimersByTime(150);
	ask();
	vi.advanceTimersByTime(199);
	expect(act).toHaveBeenCalledTimes(0);
	vi.advanceTimersByTime(1);
	expect(act).toHaveBeenCalledTimes(1);
	vi.advanceTimersByTime(1000);
	expect(act).toHaveBeenCalledTimes(1);
	ask();
	vi.advanceTimersByTime(200);
	expect(act).toHaveBeenCalledTimes(2);
});

it('can be hurried, and does nothing when nothing waits', () => {
	const act = vi.fn();
	const ask = debounced(200, act);
	ask.now();
	expect(act).toHaveBeenCalledTimes(0);
	ask();
	ask.now();
	expect(act).toHaveBeenCalledTimes(1);
	vi.advanceTimersByTime(1000);
	expect(act).toHaveBeenCalledTimes(1);
});
