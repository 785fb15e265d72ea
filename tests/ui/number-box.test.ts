import { userEvent } from 'vitest/browser';
import { afterEach, expect, test } from 'vitest';
import { numberBox } from '../../src/lib/ui/number-box.ts';

let leave: (() => void) | undefined;
afterEach(() => {
	leave?.();
	document.body.replaceChildren();
});

function box(figure: number | null, value = ''): HTMLInputElement {
	const input = document.createElement('input');
	Object.assign(input, { type: 'number', step: 'any', value });
	document.body.append(input);
	const left = numberBox(figure)(input);
	leave = typeof left === 'function' ? left : undefined;
	input.focus();
	return input;
}

test('the wheel over a box with the focus changes nothing', () => {
	const input = box(null, '20');
	for (const deltaY of [100, -100]) {
		const event = new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true });
		input.dispatchEvent(event);
		expect(event.defaultPrevented).toBe(true);
	}
	expect(input.value).toBe('20');
	input.blur();
	const passing = new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true });
	input.dispatchEvent(passing);
	expect(passing.defaultPrevented).toBe(false);
});

test('an arrow key in an empty box starts from the figure, in a filled one from what is there', async () => {
	const input = box(48.7);
	await userEvent.keyboard('{ArrowUp}');
	expect(input.value).toBe('49.7');
	input.value = '10';
	await userEvent.keyboard('{ArrowDown}');
	expect(input.value).toBe('9');
});
