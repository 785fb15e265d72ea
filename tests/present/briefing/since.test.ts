import { expect, test } from 'vitest';
import { leadingMovers, movedViewOf, sinceText, type Moved } from '#present';

const change = (id: string, points: number) => ({ id, name: id.toUpperCase(), change: points });
const moved = (score0: number, score1: number, ...steps: Moved['steps']) =>
	movedViewOf({ score0, score1, threshold: 20, steps });

const view = moved(
	10,
	15.5,
	{ step: 'new-period', total: 7, byIndicator: [change('a', 6), change('b', 1)] },
	{ step: 'weights', total: -1.5, byIndicator: [change('a', -5.96), change('c', 4.46)] }
);

test('the leading movers are the printed changes of an indicator over all steps, largest first', () => {
	const printed = (name: string): number =>
		view.steps
			.flatMap(({ parts }) => parts)
			.filter((part) => part.name === name)
			.reduce((sum, { points }) => sum + points, 0);
	expect(leadingMovers(view, 2)).toEqual([`C +${printed('C').toFixed(1)}`, 'B +1.0']);
	expect(leadingMovers(view, 9)).toHaveLength(printed('A').toFixed(1) === '0.0' ? 2 : 3);
});

test('an index since a briefing: risen, fallen, unmoved', () => {
	expect(sinceText('1 Jun 2026', view)).toBe(
		`Since the last briefing (1 Jun 2026, +10.0) the index rose by 5.5, most of all ${leadingMovers(view, 2).join(' and ')}.`
	);
	const down = moved(10, 7, { step: 'revision', total: -3, byIndicator: [change('a', -3)] });
	expect(sinceText('1 Jun 2026', down)).toBe(
		'Since the last briefing (1 Jun 2026, +10.0) the index fell by 3.0, most of all A −3.0.'
	);
	const still = moved(-4, -4, { step: 'revision', total: 0, byIndicator: [] });
	expect(sinceText('1 Jun 2026', still)).toBe(
		'Since the last briefing (1 Jun 2026, −4.0) the index hasn’t moved.'
	);
});
