import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { PullBar as Pull } from '#present';
import PullBar from '#ui/table/PullBar.svelte';

const pull: Pull = { left: 50, width: 25, side: 'close', drawn: 'observed', label: 'pull +0.50, close' };

const barOf = (container: Element) => container.querySelector('.bar');

test('says its pull in words', async () => {
	const screen = await render(PullBar, { pull });
	await expect.element(screen.getByRole('img', { name: 'pull +0.50, close' })).toBeVisible();
});

test('is filled when observed and hollow when aged or assumed: never told by colour alone', async () => {
	const fillOf = async (drawn: Pull['drawn']): Promise<string> => {
		const bar = barOf((await render(PullBar, { pull: { ...pull, drawn } })).container);
		return bar ? getComputedStyle(bar).fill : 'no bar';
	};
	expect(await fillOf('observed')).not.toBe('none');
	expect(await fillOf('aged')).toBe('none');
	expect(await fillOf('assumed')).toBe('none');
});

test('a weak pull still leaves a mark; one at the middle leaves none', async () => {
	const widthOf = async (change: Partial<Pull>): Promise<string | null | undefined> =>
		barOf((await render(PullBar, { pull: { ...pull, ...change } })).container)?.getAttribute('width');
	expect(await widthOf({ width: 0.1 })).toBe('1');
	expect(await widthOf({ width: 0, side: 'middle' })).toBe('0');
});
