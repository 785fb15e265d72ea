import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followEdits } from '../../src/routes/scenarios/follow-edits.ts';

const form = document.createElement('form');
form.innerHTML =
	'<input name="a"><input name="b" value="20"><input name="author"><button>Show</button><button formaction="/save">Save</button>';
const field = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;

let asked: number;
let answer: () => void;
let stop: () => void;
beforeEach(() => {
	vi.useFakeTimers();
	document.body.append(form);
	form.reset();
	asked = 0;
	stop = followEdits(
		() => {
			asked += 1;
			return new Promise<void>((resolve) => {
				answer = () => {
					// The page's answer knows nothing of what was typed since.
					field('b').value = '20';
					resolve();
				};
			});
		},
		(name) => name === 'author'
	)(form);
});
afterEach(() => {
	stop();
	form.remove();
	vi.useRealTimers();
});

function type(name: string, value: string, type = 'input'): void {
	field(name).value = value;
	field(name).dispatchEvent(new Event(type, { bubbles: true }));
}

it('asks once somebody pauses, and leaves what was typed meanwhile', async () => {
	type('a', '30');
	type('a', '30', 'change');
	type('b', '8');
	expect(asked).toBe(0);
	await vi.advanceTimersByTimeAsync(400);
	expect(asked).toBe(1);
	type('b', '80');
	answer();
	await vi.advanceTimersByTimeAsync(0);
	expect(field('b').value).toBe('80');
	type('b', '80', 'change');
	await vi.advanceTimersByTimeAsync(400);
	expect(asked).toBe(2);
});

it('is not overtaken by an answer where it is sent elsewhere, and asks for nothing that shows nothing', async () => {
	form.addEventListener('submit', (event) => event.preventDefault(), { once: true });
	type('author', 'Nan Aye', 'change');
	type('a', '30', 'change');
	form.requestSubmit(form.querySelectorAll('button')[1]);
	await vi.advanceTimersByTimeAsync(1_000);
	expect(asked).toBe(0);
	form.requestSubmit(form.querySelectorAll('button')[0]);
	expect(asked).toBe(1);
});
