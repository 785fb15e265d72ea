import { describe, expect, it } from 'vitest';
import type { Direction, Firm, Firmness, Position } from '#engine';
import { verdictText, verdictWords } from '#present';

const names = {
	positions: { distant: 'Distant', mixed: 'Mixed', close: 'Close' },
	directions: { weakening: 'Weakening', holding: 'Holding', deepening: 'Deepening' }
};

const firmness = (position: Firm, direction: Firm): Firmness => ({
	position: { firm: position, distance: 4, most: null },
	direction: { firm: direction, distance: 4, most: null }
});

describe('both verdicts in words', () => {
	it.each<[Position | null, Direction | null, Firmness | null, string]>([
		['close', 'weakening', firmness('plain', 'plain'), 'Close, and weakening'],
		['close', 'holding', firmness('just', 'plain'), 'Just close, holding'],
		['close', 'holding', firmness('just', 'clearly'), 'Just close, clearly holding'],
		['mixed', 'weakening', firmness('clearly', 'contested'), 'Clearly mixed; weakening, but contested'],
		['close', 'deepening', firmness('contested', 'just'), 'Close but contested, and just deepening'],
		['distant', null, firmness('just', 'plain'), 'Just distant'],
		['close', 'deepening', null, 'Close, and deepening'],
		[null, null, null, 'No verdict']
	])('%s and %s', (position, direction, firm, text) => {
		expect(verdictText({ position, direction }, firm, names)).toBe(text);
	});

	it('colours each verdict by its own tone, and nothing else', () => {
		const words = verdictWords(
			{ position: 'close', direction: 'weakening' },
			firmness('just', 'plain'),
			names
		);
		expect(words.filter(({ tone }) => tone !== null)).toEqual([
			{ text: 'close', tone: 'close' },
			{ text: 'weakening', tone: 'weakening' }
		]);
	});

	it('says the watch’s own words', () => {
		const own = { positions: { ...names.positions, close: 'Allied' }, directions: names.directions };
		expect(verdictText({ position: 'close', direction: 'holding' }, null, own)).toBe('Allied, holding');
	});
});
