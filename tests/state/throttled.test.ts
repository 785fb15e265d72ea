import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttled } from '#state/throttled.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it('runs once for many calls, later, and again after the last', () => {
	const act = vi.fn();
	const ask = throttled(200, act);
	ask();
	ask();
	expect(act).toHaveBeenCalledTimes(0);
	vi.advanceTimersByTime(200);
	expect(act).toHaveBeenCalledTimes(1);
	ask();
	vi.advanceTimersByTime(199);
	expect(act).toHaveBeenCalledTimes(1);
	vi.advanceTimersByTime(1);
	expect(act).toHaveBeenCalledTimes(2);
	vi.advanceTimersByTime(1000);
	expect(act).toHaveBeenCalledTimes(2);
});

it('can be hurried, and does nothing when nothing waits', () => {
	const act = vi.fn();
	const ask = throttled(200, act);
	ask.now();
	expect(act).toHaveBeenCalledTimes(0);
	ask();
	ask.now();
	expect(act).toHaveBeenCalledTimes(1);
	vi.advanceTimersByTime(1000);
	expect(act).toHaveBeenCalledTimes(1);
});
