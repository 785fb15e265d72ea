import { expect, it } from 'vitest';
import { memoised } from '#state/memoised.ts';

it('makes a thing again only when one of its parts is another', () => {
	const items = [{ id: 'a' }, { id: 'b' }];
	const keep = memoised<{ id: string }, { text: string }>();
	const madeOf = (weights: Readonly<Record<string, number>>): readonly { text: string }[] =>
		keep(
			items,
			({ id }) => ['always', weights[id]],
			({ id }) => ({ text: `${id} ${String(weights[id])}` })
		);
	const first = madeOf({ a: 1, b: 2 });
	const second = madeOf({ a: 1, b: 3 });
	expect(second).toEqual([{ text: 'a 1' }, { text: 'b 3' }]);
	expect(second.map((item, at) => item === first[at])).toEqual([true, false]);
	const back = madeOf({ a: 1, b: 2 });
	expect(back).toEqual(first);
});

it('makes a thing for each item that is asked for, in their order', () => {
	const [a, b] = [{ id: 'a' }, { id: 'b' }];
	const keep = memoised<{ id: string }, string>();
	const madeOf = (items: readonly { id: string }[]): readonly string[] =>
		keep(
			items,
			() => [],
			({ id }) => id
		);
	expect(madeOf([a, b])).toEqual(['a', 'b']);
	expect(madeOf([b])).toEqual(['b']);
	expect(madeOf([{ id: 'c' }, a])).toEqual(['c', 'a']);
});
