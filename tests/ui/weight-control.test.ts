import { userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { ScenarioControl } from '#present';
import WeightControl from '../../src/routes/(dashboard)/scenario-panel/WeightControl.svelte';

const control: ScenarioControl = {
	id: 'arms',
	name: 'Share of arms',
	unit: '%',
	weight: 40,
	weightText: '40 of 100',
	figure: null,
	given: 30,
	was: null,
	polarity: 1,
	assumption: null,
	min: 0,
	max: 100,
	level: '12.0',
	reason: 'because',
	summary: 'Why · what if',
	unusual: false
};

async function shown(change: Partial<ScenarioControl> = {}) {
	const calls = { onweight: vi.fn(), onpolarity: vi.fn(), onassumption: vi.fn() };
	const screen = await render(WeightControl, { control: { ...control, ...change }, ...calls });
	return { screen, ...calls };
}

test('an arrow key on the slider asks for the next weight, Home and End for the ends', async () => {
	const { screen, onweight } = await shown();
	const slider = screen.getByRole('slider', { name: 'Weight of Share of arms' });
	(slider.element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	expect(onweight).toHaveBeenLastCalledWith('arms', 41);
	await userEvent.keyboard('{Home}');
	expect(onweight).toHaveBeenLastCalledWith('arms', 0);
	await userEvent.keyboard('{End}');
	expect(onweight).toHaveBeenLastCalledWith('arms', 100);
});

test('a number being typed is passed on only while it is a weight', async () => {
	const { screen, onweight } = await shown();
	const box = screen.getByRole('spinbutton', { name: 'Share of arms', exact: true });
	await box.fill('7.5');
	expect(onweight).toHaveBeenLastCalledWith('arms', 7.5);
	onweight.mockClear();
	await box.fill('');
	await box.fill('101');
	await box.fill('-1');
	expect(onweight).not.toHaveBeenCalled();
});

test('a reversed or assumed indicator shows its details; emptying the what-if takes the assumption back', async () => {
	const { screen, onassumption, onpolarity } = await shown({ unusual: true, assumption: 3, polarity: -1 });
	const box = screen.getByRole('spinbutton', { name: /What if it were/ });
	await expect.element(box).toBeVisible();
	await box.fill('4.5');
	expect(onassumption).toHaveBeenLastCalledWith('arms', 4.5);
	await box.fill('');
	expect(onassumption).toHaveBeenLastCalledWith('arms', null);
	await screen.getByRole('combobox').selectOptions('1');
	expect(onpolarity).toHaveBeenLastCalledWith('arms', 1);
});

test('who leaves a box sees in it the weight that counts', async () => {
	const { screen } = await shown();
	const box = screen.getByRole('spinbutton', { name: 'Share of arms', exact: true });
	for (const typed of ['150', '-5', '']) {
		await box.fill(typed);
		await userEvent.tab();
		await expect.element(box).toHaveValue(40);
	}
});

test('a what-if that no such figure can be is not passed on, and does not stay', async () => {
	const { screen, onassumption } = await shown({ unusual: true, assumption: 3 });
	const box = screen.getByRole('spinbutton', { name: /What if it were/ });
	await box.fill('250');
	await box.fill('-10');
	expect(onassumption).not.toHaveBeenCalled();
	await userEvent.tab();
	await expect.element(box).toHaveValue(3);
});

test('details that stand open stay open while a what-if is retyped', async () => {
	const { screen } = await shown({ unusual: true, assumption: 3 });
	await screen.rerender({ control: { ...control, unusual: false, assumption: null } });
	await expect.element(screen.getByRole('spinbutton', { name: /What if it were/ })).toBeVisible();
	await screen.rerender({ control: { ...control, unusual: true, assumption: 30 } });
	await expect.element(screen.getByRole('spinbutton', { name: /What if it were/ })).toHaveValue(30);
});

test('what its reader has closed stays closed while weights move', async () => {
	const { screen } = await shown({ unusual: true, assumption: 3 });
	const summary = screen.container.querySelector('summary');
	summary?.click();
	await expect.element(screen.getByRole('spinbutton', { name: /What if it were/ })).not.toBeInTheDocument();
	await screen.rerender({ control: { ...control, unusual: true, assumption: 3, weight: 44 } });
	await expect.element(screen.getByRole('slider', { name: 'Weight of Share of arms' })).toHaveValue('44');
	expect(screen.container.querySelector('details')?.open).toBe(false);
});
