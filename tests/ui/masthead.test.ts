import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Masthead from '../../src/routes/Masthead.svelte';
import { open } from './app/state.svelte.ts';

const title = 'Two Islands';

test('marks the page that one is on, on the pages below it too', async () => {
	open('/indicators/lamp');
	const screen = await render(Masthead, { title, path: '/indicators/lamp' });
	const marked = screen.container.querySelectorAll('[aria-current=page]');
	expect([...marked].map(({ textContent }) => textContent)).toEqual(['Indicators']);
});

test('takes along on every link, and in the search, what the reader has set', async () => {
	open('/sources?scenario=only&w.lamp=50&page=2');
	const screen = await render(Masthead, { title, path: '/sources' });
	const links = [...screen.container.querySelectorAll<HTMLAnchorElement>('header a')];
	expect(links.length).toBeGreaterThan(7);
	for (const { search, textContent } of links) expect(search, textContent).toBe('?scenario=only&w.lamp=50');
	const fields = new FormData(screen.container.querySelector('form') ?? undefined);
	expect([...fields.keys()].sort()).toEqual(['q', 'scenario', 'w.lamp']);
});

test('offers what can be done here alone: no update to readers', async () => {
	open('/');
	const screen = await render(Masthead, { title, path: '/' });
	const update = screen.getByRole('link', { name: 'Update' });
	await expect.element(update).not.toBeInTheDocument();
	await screen.rerender({ isEditable: true });
	await expect.element(update).toHaveAttribute('href', '/update');
	await expect.element(screen.getByRole('search')).toBeVisible();
});

test('lets whoever tabs skip to the content, and on the dashboard to weights and table', async () => {
	open('/');
	const skips = async (path: string): Promise<(string | null)[]> => {
		const { container } = await render(Masthead, { title, path });
		return [...container.querySelectorAll('.skip')].map((link) => link.getAttribute('href'));
	};
	expect(await skips('/method')).toEqual(['#main']);
	expect(await skips('/')).toEqual(['#main', '#weights', '#table']);
});
