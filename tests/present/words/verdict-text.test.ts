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
		['close', 'holding', firmness('just', 'plain'), 'Close, but not firmly; holding'],
		['close', 'holding', firmness('just', 'clearly'), 'Close, but not firmly; firmly holding'],
		['mixed', 'weakening', firmness('clearly', 'contested'), 'Firmly mixed; weakening, but uncertain'],
		['close', 'deepening', firmness('contested', 'just'), 'Close, but uncertain; deepening, but not firmly'],
		['distant', null, firmness('just', 'plain'), 'Distant, but not firmly'],
		['close', 'deepening', null, 'Close, and deepening'],
		[null, null, null, 'No verdict']
	])('%s and %s', (position, direction, firm, text) => {
		expect(verdictText({ position, direction }, firm, names)).toBe(text);
	});

	it('says of a middle verdict the same as of any', () => {
		const sides = { position: 'mixed', direction: 'holding' } as const;
		const said = (position: Firm, direction: Firm) =>
			verdictText(sides, firmness(position, direction), names);
		expect(said('just', 'just')).toBe('Mixed, but not firmly; holding, but not firmly');
		expect(said('just', 'clearly')).toBe('Mixed, but not firmly; firmly holding');
		expect(said('clearly', 'just')).toBe('Firmly mixed; holding, but not firmly');
	});

	it('colours each verdict by its own tone, and nothing else', () => {
		const words = verdictWords(
			{ position: 'close', direction: 'weakening' },
			firmness('clearly', 'plain'),
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
