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
		['close', 'holding', firmness('just', 'plain'), 'Only just close, holding'],
		['close', 'holding', firmness('just', 'clearly'), 'Only just close, clearly holding'],
		['mixed', 'weakening', firmness('clearly', 'contested'), 'Clearly mixed; weakening, but uncertain'],
		['close', 'deepening', firmness('contested', 'just'), 'Close, but uncertain; only just deepening'],
		['distant', null, firmness('just', 'plain'), 'Only just distant'],
		['close', 'deepening', null, 'Close, and deepening'],
		[null, null, null, 'No verdict']
	])('%s and %s', (position, direction, firm, text) => {
		expect(verdictText({ position, direction }, firm, names)).toBe(text);
	});

	it('says of a middle verdict that it may end on either side', () => {
		const sides = { position: 'mixed', direction: 'holding' } as const;
		const said = (position: Firm, direction: Firm) =>
			verdictText(sides, firmness(position, direction), names);
		expect(said('just', 'just')).toBe('Mixed, but not firmly; holding, but not firmly');
		expect(said('just', 'clearly')).toBe('Mixed, but not firmly; clearly holding');
		expect(said('clearly', 'just')).toBe('Clearly mixed; holding, but not firmly');
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
