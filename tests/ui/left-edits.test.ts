import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import LeftEdits from '../../src/routes/LeftEdits.svelte';
import { follow } from './app/navigation.ts';

beforeEach(() => localStorage.clear());

const edited = { query: () => 'scenario=only&w.lamp=50', edited: true, name: 'Only', path: '/' };

/** A page with edits that is left for `href`, and is then shown without them. */
async function left(href: string) {
	const screen = await render(LeftEdits, edited);
	await expect.element(screen.getByRole('link')).not.toBeInTheDocument();
	await follow(href, () => screen.rerender({ query: () => 'scenario=only', edited: false }));
	return screen;
}

test('whoever leaves edits behind is told so, and offered the way back', async () => {
	const screen = await left('/?scenario=only');
	await expect
		.element(screen.getByRole('link', { name: 'bring them back' }))
		.toHaveAttribute('href', '/?scenario=only&w.lamp=50');
	await expect.element(screen.getByRole('status')).toHaveTextContent('Your edits to Only are kept.');
});

test('a link that takes the edits along leaves nothing behind', async () => {
	const screen = await left('/sources?scenario=only&w.lamp=50');
	await expect.element(screen.getByRole('link')).not.toBeInTheDocument();
});

test('what was left can be forgotten, for other pages too', async () => {
	const screen = await left('/?scenario=only');
	await screen.getByRole('button', { name: /Forget/ }).click();
	await expect.element(screen.getByRole('link')).not.toBeInTheDocument();
	const next = await render(LeftEdits, { ...edited, query: () => 'scenario=only', edited: false });
	expect(next.container.querySelector('a')).toBe(null);
});
