import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import BriefingForm from '../../src/routes/briefings/BriefingForm.svelte';
import { answerWith } from './app/forms.ts';
import { open } from './app/state.svelte.ts';

const blank = {
	...{ title: '', likelihood: '', statement: '', confidence: '', confidenceReason: '', text: '' },
	...{ author: '', organisation: '', handling: '', corrects: '', reasons: {} }
};
const sent = { ...blank, query: 'scenario=only', asOf: '2026-08-01', taken: '2026-08-01', digest: 'abc' };
const row = { id: 'lamp', name: 'Lamp', change: 'weight 30 → 50', observed: null, reason: null };
const frozen = {
	...{ scenarioName: 'Only', asOf: '1 Aug 2026', says: 'mixed, holding', confidences: ['low', 'high'] },
	difference: { heading: 'Differs from Only', says: '', text: '', rows: [row] }
};
const yardsticks = [{ name: 'PHIA', words: [{ word: 'likely', range: '55–75' }] }];

async function shown(change: Partial<typeof sent> = {}) {
	const screen = await render(BriefingForm, { sent: { ...sent, ...change }, frozen, yardsticks });
	const box = (name: string | RegExp) => screen.getByRole('textbox', { name });
	return { screen, box };
}

beforeEach(() => {
	sessionStorage.clear();
	open('/briefings?scenario=only');
});

test('what is typed outlives a reload; what the server sends back counts before it', async () => {
	const first = await shown();
	await first.box(/^Title/).fill('Before the summit');
	await first.box(/^of what/).fill('a delivery');
	await first.box(/^Why: Lamp/).fill('it flickers');
	await first.screen.unmount();
	const { box } = await shown({ statement: 'a sale' });
	await expect.element(box(/^Title/)).toHaveValue('Before the summit');
	await expect.element(box(/^of what/)).toHaveValue('a sale');
	await expect.element(box(/^Why: Lamp/)).toHaveValue('it flickers');
});

test('a reason stands in the box as it will be frozen, while it is typed', async () => {
	const { screen, box } = await shown();
	await box(/^Why: Lamp/).fill('it flickers');
	await expect.element(screen.getByText('it flickers')).toBeVisible();
});

test('what is wrong with a field is said beside it, and the first such field is come to', async () => {
	const text = 'Needs what “likely” is said of.';
	const complaints = { statement: [{ text, code: 'briefing/likelihood-of-nothing' }] };
	const screen = await render(BriefingForm, { sent, frozen, yardsticks, complaints });
	const field = screen.getByRole('textbox', { name: /^of what/ });
	// By a form that was sent before the script was there, and by one that the script sends.
	await expect.element(field).toHaveFocus();
	answerWith({ type: 'failure', status: 400 });
	await screen.getByRole('button', { name: 'Take the briefing' }).click();
	await expect.element(field).toHaveFocus();
	await expect.element(field).toHaveAccessibleDescription(`${text} briefing/likelihood-of-nothing`);
	await expect.element(screen.getByRole('textbox', { name: /^Title/ })).not.toHaveAttribute('aria-invalid');
});

test('counts the characters of the text', async () => {
	const { screen, box } = await shown();
	await box(/^Text/).fill('mixed');
	await expect.element(screen.getByText('(5 of 2,000 characters, plain text)')).toBeVisible();
});

test('where the server can’t be reached, says so and keeps what was typed', async () => {
	const { screen, box } = await shown();
	await box(/^Title/).fill('Before the summit');
	answerWith({ type: 'error', error: new Error('gone') });
	await screen.getByRole('button', { name: 'Take the briefing' }).click();
	await expect.element(screen.getByRole('alert')).toHaveTextContent(/Nothing was kept/);
	await expect.element(box(/^Title/)).toHaveValue('Before the summit');
	answerWith({ type: 'success', status: 200 });
	await screen.getByRole('button', { name: 'Preview' }).click();
	await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
});
