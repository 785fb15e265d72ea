import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveLine, type LineEnds, type Touch } from '#state/timing/live-line.ts';

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

interface Source {
	readonly say: (text: string) => void;
	readonly fail: (closed: boolean) => void;
	closed: boolean;
}

/** A line whose browser is played by the test: `answers` is what asking gives, null for nobody there. */
function played(): {
	line: LiveLine;
	sources: Source[];
	heard: string[];
	touches: Touch[];
	asked: () => number;
	answer: (text: string | null) => void;
} {
	const sources: Source[] = [];
	const heard: string[] = [];
	const touches: Touch[] = [];
	let answer: string | null = null;
	let asked = 0;
	const ends: LineEnds = {
		open: (say, fail) => {
			const source: Source = { say, fail, closed: false };
			sources.push(source);
			return { close: () => (source.closed = true) };
		},
		ask: () => {
			asked += 1;
			return answer === null ? Promise.reject(new Error('nobody')) : Promise.resolve(answer);
		},
		now: Date.now,
		later: (milliseconds, act) => {
			const timer = setTimeout(act, milliseconds);
			return () => clearTimeout(timer);
		},
		heard: (text) => heard.push(text),
		touched: (touch) => touches.push(touch)
	};
	return {
		line: new LiveLine(ends),
		sources,
		heard,
		touches,
		asked: () => asked,
		answer: (text) => (answer = text)
	};
}

it('is live by a stream, reconnects with it, and asks nobody meanwhile', async () => {
	const { line, sources, heard, touches, asked } = played();
	line.connect();
	sources[0]?.say('one');
	await vi.advanceTimersByTimeAsync(12_000);
	expect(touches).toEqual(['live']);
	sources[0]?.fail(false);
	expect(touches.at(-1)).toBe('reconnecting');
	await vi.advanceTimersByTimeAsync(3_000);
	sources[0]?.say('two');
	expect(touches.at(-1)).toBe('live');
	expect([heard, sources.length, asked()]).toEqual([['one', 'two'], 1, 0]);
});

it('asks every half minute where a stream is refused or says nothing, and tries one again later', async () => {
	for (const refuse of [true, false]) {
		const { line, sources, heard, touches, asked, answer } = played();
		answer('state');
		line.connect();
		if (refuse) sources[0]?.fail(true);
		await vi.advanceTimersByTimeAsync(10_500);
		expect(sources[0]?.closed).toBe(true);
		expect(touches.at(-1)).toEqual({ asOf: expect.any(Number) as number });
		expect(heard).toEqual(['state']);
		await vi.advanceTimersByTimeAsync(30_000);
		expect(asked()).toBe(2);
		await vi.advanceTimersByTimeAsync(300_000);
		expect(sources.length).toBe(2);
		line.pause();
	}
});

it('says since when it knows nothing while nobody answers, and finds a restarted server again', async () => {
	const { line, sources, touches, answer } = played();
	line.connect();
	sources[0]?.say('one');
	await vi.advanceTimersByTimeAsync(1_000);
	sources[0]?.fail(false);
	await vi.advanceTimersByTimeAsync(11_000);
	expect(touches.at(-1)).toEqual({ asOf: 0 });
	answer('two');
	await vi.advanceTimersByTimeAsync(5_000);
	sources.at(-1)?.say('two');
	expect(touches.at(-1)).toBe('live');
});

it.each([
	['that comes back between a stream that fails and a question', true],
	['that is slow to open the stream again', false]
])('soon has a stream again with a server %s', async (_, isClosed) => {
	const { line, sources, touches, answer } = played();
	line.connect();
	if (isClosed) {
		// Nobody is there at first, neither to be asked.
		sources[0]?.fail(true);
		await vi.advanceTimersByTimeAsync(5_000);
	} else sources[0]?.say('one');
	answer('two');
	sources.at(-1)?.fail(isClosed);
	await vi.advanceTimersByTimeAsync(isClosed ? 5_000 : 15_000);
	sources.at(-1)?.say('two');
	expect(sources.at(-1)?.closed).toBe(false);
	expect(touches.at(-1)).toBe('live');
});

it('opens its stream anew after the machine slept, and lets go of a page that nobody sees', async () => {
	const { line, sources, heard } = played();
	line.connect();
	sources[0]?.say('one');
	await vi.advanceTimersByTimeAsync(60_000);
	expect(sources.length).toBe(1);
	vi.setSystemTime(Date.now() + 3_600_000);
	await vi.advanceTimersByTimeAsync(15_000);
	expect([sources.length, sources[0]?.closed]).toEqual([2, true]);
	line.pause();
	expect(sources[1]?.closed).toBe(true);
	sources[1]?.say('late');
	await vi.advanceTimersByTimeAsync(600_000);
	expect([sources.length, heard]).toEqual([2, ['one']]);
});
