import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import OwnLenses from '#ui/OwnLenses.svelte';

beforeEach(() => localStorage.clear());

async function shown() {
	const onkeep = vi.fn();
	const query = 'scenario=only&w.lamp=50';
	const screen = await render(OwnLenses, {
		...{ query, lens: null, path: '/', day: '2026-08-01', onkeep },
		carried: (href: string) => href
	});
	const keep = async (name: string): Promise<void> => {
		await screen.getByRole('textbox', { name: 'Name of this lens' }).fill(name);
		await screen.getByRole('button', { name: 'Keep this lens' }).click();
	};
	return { screen, onkeep, keep, status: screen.getByRole('status') };
}

test('keeps the lens under its name, as a link to it on the day that is shown', async () => {
	const { screen, onkeep, keep, status } = await shown();
	await keep('Dark lamp');
	await expect.element(status).toHaveTextContent('Kept “Dark lamp”.');
	expect(onkeep).toHaveBeenCalledExactlyOnceWith('Dark lamp');
	await expect
		.element(screen.getByRole('link', { name: 'Dark lamp', exact: true }))
		.toHaveAttribute('href', '/?scenario=only&as-of=2026-08-01&lens=Dark+lamp&w.lamp=50');
});

test('what is deleted can be taken back, and is there again for the next page', async () => {
	const { screen, keep, status } = await shown();
	await keep('Dark lamp');
	await screen.getByRole('button', { name: 'Delete Dark lamp' }).click();
	await expect.element(status).toHaveTextContent('“Dark lamp” is deleted.');
	const undo = screen.getByRole('button', { name: 'Undo' });
	await expect.element(undo).toHaveFocus();
	await undo.click();
	await expect.element(status).toHaveTextContent('Taken back.');
	const next = await shown();
	await expect
		.element(next.screen.getByRole('button', { name: 'Delete Dark lamp' }).first())
		.toBeInTheDocument();
});

test('a new name that another lens has is refused, and nothing changes', async () => {
	const { screen, keep } = await shown();
	await keep('One');
	await keep('Two');
	await screen.getByRole('button', { name: 'Rename Two' }).click();
	const box = screen.getByRole('textbox', { name: 'New name of Two' });
	await expect.element(box).toHaveFocus();
	await box.fill('One');
	await screen.getByRole('button', { name: 'Rename', exact: true }).click();
	await expect.element(screen.getByRole('alert')).toHaveTextContent('Another lens has that name.');
	await box.fill('Three');
	await screen.getByRole('button', { name: 'Rename', exact: true }).click();
	await expect.element(screen.getByRole('link', { name: 'Three', exact: true })).toHaveFocus();
	await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
});

test('lenses of a later version are named as such, and not written over', async () => {
	const later = JSON.stringify({ version: 99, lenses: [] });
	localStorage.setItem('alignment-watch-lenses', later);
	const { screen, keep, onkeep } = await shown();
	await expect.element(screen.getByText(/A later version of this program/)).toBeVisible();
	await keep('Dark lamp');
	await expect.element(screen.getByRole('alert')).toBeVisible();
	expect(onkeep).not.toHaveBeenCalled();
	expect(localStorage.getItem('alignment-watch-lenses')).toBe(later);
});
