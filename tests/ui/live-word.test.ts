import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { LiveState, Mark } from '#present';
import LiveWord from '../../src/routes/LiveWord.svelte';
import { loaded } from './app/navigation.ts';
import { open } from './app/state.svelte.ts';

/** A stream whose server is the test. */
class Stream extends EventTarget {
	static readonly CLOSED = 2;
	static last: Stream;
	readyState = 1;
	constructor() {
		super();
		Stream.last = this;
	}
	close(): void {
		this.readyState = Stream.CLOSED;
	}
	say(state: LiveState): void {
		this.dispatchEvent(new MessageEvent('state', { data: JSON.stringify(state) }));
	}
}

const mark = (digest: string, figures: number, index: string): Mark => ({
	...{ digest, figures, index },
	...{ day: '2026-08-01', outcome: 'mixed' }
});
const first: LiveState = {
	...{ digest: 'a', day: '2026-08-01', folder: 'ok', issues: 0 },
	marks: [mark('a', 0, '+1.0')]
};
const second: LiveState = { ...first, digest: 'b', marks: [...first.marks, mark('b', 2, '+3.0')] };

beforeEach(() => {
	vi.stubGlobal('EventSource', Stream);
	open('/?scenario=only', { shown: { digest: 'a', day: '2026-08-01' }, issueCount: 0 });
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('says that the page is live, and lets it be when there is nothing new', async () => {
	const screen = await render(LiveWord);
	const before = loaded();
	Stream.last.say(first);
	await expect.element(screen.getByTitle(/follows the watch/)).toHaveTextContent('live');
	await expect.element(screen.getByRole('status')).toHaveTextContent('');
	expect(loaded()).toBe(before);
});

test('brings the page to a new state once its reader’s hands rest, and says what is new until told to close', async () => {
	const screen = await render(LiveWord);
	const before = loaded();
	vi.useFakeTimers();
	Stream.last.say(second);
	await vi.advanceTimersByTimeAsync(700);
	window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
	await vi.advanceTimersByTimeAsync(700);
	expect(loaded()).toBe(before);
	await vi.advanceTimersByTimeAsync(200);
	expect(loaded()).toBe(before + 1);
	vi.useRealTimers();
	const status = screen.getByRole('status');
	await expect.element(status).toHaveTextContent('2 new figures: index +1.0 → +3.0; show');
	await expect
		.element(screen.getByRole('link', { name: 'show' }))
		.toHaveAttribute('href', '/changes?scenario=only');
	await screen.getByRole('button', { name: 'Close this message' }).click();
	await expect.element(status).toHaveTextContent('');
});

test('says when the line is lost, and how old what is shown is where nobody answers', async () => {
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no connection')));
	const screen = await render(LiveWord);
	const word = screen.getByTitle(/follows the watch/);
	Stream.last.dispatchEvent(new Event('error'));
	await expect.element(word).toHaveTextContent('reconnecting');
	Stream.last.close();
	Stream.last.dispatchEvent(new Event('error'));
	await expect.element(word).toHaveTextContent(/^as of \d\d:\d\d$/);
});
