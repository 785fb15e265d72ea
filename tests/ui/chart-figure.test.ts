import { createRawSnippet } from 'svelte';
import { userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { ChartDefinition, ChartLine } from '#present';
import ChartFigure from '#ui/chart/ChartFigure.svelte';

const line = (name: string, values: readonly (number | null)[]): ChartLine => ({
	name,
	meaning: 'as published',
	tone: 'ink',
	width: 2,
	stroke: 'solid',
	stepped: false,
	points: values.map((y, x) => ({ x, y, dot: 'full', text: `${name} ${y ?? 'gap'}` }))
});
const definition: ChartDefinition = {
	id: 'lamp',
	title: 'The lamp through time',
	summary: 'From 1 to 5.',
	x: { from: 0, to: 2, ticks: [] },
	y: { from: 0, to: 10, ticks: [], scale: 'linear', width: null },
	...{ areas: [], rules: [], ranges: [], windows: [], markers: [] },
	lines: [line('Lamp', [1, null, 5]), line('Wick', [7, 8, 9])]
};

async function focused() {
	const wake = vi.fn(() => Promise.resolve());
	const still = createRawSnippet(() => ({ render: () => '<p>the still picture</p>' }));
	const carried = (href: string): string => href;
	const screen = await render(ChartFigure, { definition, wake, still, carried });
	const chart = screen.getByRole('application');
	const spoken = (): string => screen.container.querySelector('[aria-live]')?.textContent ?? '';
	expect(wake).not.toHaveBeenCalled();
	(chart.element() as HTMLElement).focus();
	return { screen, chart, wake, spoken };
}

test('arrow keys read the points one by one, gaps passed over, and the other line', async () => {
	const { screen, chart, wake, spoken } = await focused();
	await expect.element(screen.getByText('the still picture')).not.toBeVisible();
	await expect.element(chart).toHaveAccessibleName(/The lamp through time\. From 1 to 5\./);
	expect(wake).toHaveBeenCalled();
	const heard: string[] = [];
	for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Home', 'ArrowDown', 'End', 'ArrowLeft']) {
		await userEvent.keyboard(`{${key}}`);
		heard.push(spoken());
	}
	expect(heard).toEqual(['Lamp 1', 'Lamp 5', 'Lamp 5', 'Lamp 1', 'Wick 7', 'Wick 9', 'Wick 8']);
});

test('a canvas takes the picture’s place while somebody reads, and gives it back with Escape', async () => {
	const { screen } = await focused();
	const picture = screen.getByText('the still picture');
	await expect.element(picture).not.toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(picture).toBeVisible();
});
