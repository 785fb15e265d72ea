import { userEvent } from 'vitest/browser';
import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ScenarioPanel from '../../src/routes/(dashboard)/scenario-panel/ScenarioPanel.svelte';
import { open } from './app/state.svelte.ts';
import { openedDashboard, reference } from './opened-dashboard.ts';

afterEach(() => {
	vi.restoreAllMocks();
});

async function shown(search = '') {
	open(`/${search}`);
	const { live, dashboard } = openedDashboard(search);
	const { panel, controls, headline } = live.views;
	const calls = {
		onnear: vi.fn(),
		onweight: vi.fn(),
		onpolarity: vi.fn(),
		onassumption: vi.fn(),
		ondate: vi.fn()
	};
	const query = live.desk.query;
	const screen = await render(ScenarioPanel, {
		panel,
		controls,
		headline,
		reference,
		query,
		dashboard,
		...calls
	});
	return { screen, dashboard, live, ...calls };
}

test('a date counts once it is whole: with Enter, or when its box is left', async () => {
	const { screen, ondate } = await shown();
	const box = screen.getByLabelText('As of');
	(box.element() as HTMLElement).focus();
	await userEvent.keyboard('07');
	await box.fill('2026-07-10');
	expect(ondate).not.toHaveBeenCalled();
	await userEvent.keyboard('{Enter}');
	expect(ondate).toHaveBeenCalledOnce();
	expect(new FormData(ondate.mock.calls[0]?.[0] as HTMLFormElement).get('as-of')).toBe('2026-07-10');
});

test('an emptied date goes back to the day that is shown', async () => {
	const { screen, ondate } = await shown();
	const box = screen.getByLabelText('As of');
	await box.fill('');
	await userEvent.tab();
	await expect.element(box).toHaveValue('2026-08-01');
	expect(ondate).not.toHaveBeenCalled();
});

test('without edits it says how weights work; with them, what they depart from, and offers the way back', async () => {
	const plain = await shown();
	await expect.element(plain.screen.getByText(/need not add up to 100/)).toBeVisible();
	await expect.element(plain.screen.getByText('Reset')).not.toBeVisible();
	await plain.screen.unmount();
	const { screen } = await shown('?w.lamp=50');
	await expect.element(screen.getByText(/says mixed, holding \(\+12\.0\); yours differs in/)).toBeVisible();
	await expect.element(screen.getByText(/need not add up to 100/)).not.toBeInTheDocument();
	await expect.element(screen.getByRole('link', { name: 'Reset' })).toBeVisible();
});

test('undo and redo can be pressed when there is something to take back', async () => {
	const { screen, dashboard } = await shown();
	const [undo, redo] = [
		screen.getByRole('button', { name: 'Undo' }),
		screen.getByRole('button', { name: 'Redo' })
	];
	await expect.element(undo).toBeDisabled();
	const live = await dashboard.wake();
	live.weigh('lamp', 50);
	await undo.click();
	expect(live.desk.scenario.weights.get('lamp')?.weight).toBe(30);
	await expect.element(undo).toBeDisabled();
	await redo.click();
	expect(live.desk.scenario.weights.get('lamp')?.weight).toBe(50);
});

test('says whether the link was copied', async () => {
	const { screen } = await shown();
	const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce();
	const button = screen.getByRole('button', { name: 'Copy link' });
	await button.click();
	expect(copy).toHaveBeenCalledExactlyOnceWith(location.href);
	await expect.element(screen.getByText('Link copied.')).toBeInTheDocument();
	copy.mockRejectedValueOnce(new Error('not allowed'));
	await button.click();
	await expect.element(screen.getByText('Not copied; the address bar has the link.')).toBeInTheDocument();
});
