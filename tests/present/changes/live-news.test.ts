import { expect, it } from 'vitest';
import { newsText, type LiveState, type Mark, type Shown } from '#present';

const mark = (digest: string, figures: number, index: string | null, outcome = 'Close, holding'): Mark => ({
	digest,
	day: '2026-11-25',
	figures,
	index,
	outcome
});
const shown: Shown = { digest: 'a', day: '2026-11-25', issues: 0 };
const state = (marks: readonly Mark[], changes: Partial<LiveState> = {}): LiveState => ({
	digest: marks.at(-1)?.digest ?? null,
	day: '2026-11-25',
	folder: 'ok',
	issues: 0,
	marks,
	...changes
});

it('says how many figures came since what a page shows, and what they did', () => {
	const a = mark('a', 3, '+23.9');
	expect(newsText(shown, state([a]))).toBeNull();
	expect(newsText(shown, state([a, mark('b', 4, '+24.0'), mark('c', 5, '+26.1')]))).toBe(
		'2 new figures: index +23.9 → +26.1'
	);
	expect(newsText(shown, state([a, mark('b', 4, '+23.9')]))).toBe('1 new figure: index unchanged');
	expect(newsText(shown, state([a, mark('b', 3, '+3.0', 'Mixed')]))).toBe(
		'The watch was edited: index +23.9 → +3.0; Close, holding → Mixed'
	);
	expect(newsText(shown, state([a, mark('b', 3, null, 'No verdict')]))).toBe(
		'The watch was edited: index +23.9 → none; Close, holding → No verdict'
	);
});

it('says less where it knows less: after a restart, of a broken folder, of another day', () => {
	expect(newsText(shown, state([mark('z', 0, '+1.0')]))).toBe('The watch has changed');
	const a = mark('a', 0, '+1.0');
	expect(newsText(shown, state([a], { folder: 'broken', issues: 2 }))).toMatch(
		/has issues; this is the last/
	);
	expect(newsText({ ...shown, issues: 2 }, state([a]))).toBe('The watch folder is sound again');
	expect(newsText(shown, state([a], { day: '2026-11-26' }))).toBe('A new day has begun (UTC)');
});
