import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noteEarlyEdits, replayEarlyEdits } from '#state/fields/early-edits.ts';
import { joinIslands, takeOverAll } from '#state/timing/islands.ts';

let taken: string[] = [];

function join(name: string): { element: HTMLElement; leave: () => void } {
	const element = document.createElement('div');
	element.innerHTML = '<button>Act</button>';
	document.body.append(element);
	return { element, leave: joinIslands({ element, takeOver: () => taken.push(name) }) };
}

beforeEach(() => {
	vi.useFakeTimers();
	taken = [];
});

afterEach(() => {
	takeOverAll();
	vi.useRealTimers();
	document.body.innerHTML = '';
});

it('takes parts over one a task, in the order of the page', () => {
	for (const name of ['headline', 'history', 'rows']) join(name);
	expect(taken).toEqual([]);
	vi.advanceTimersToNextTimer();
	expect(taken).toEqual(['headline']);
	vi.advanceTimersToNextTimer();
	expect(taken).toEqual(['headline', 'history']);
	vi.advanceTimersToNextTimer();
	expect(taken).toEqual(['headline', 'history', 'rows']);
	expect(vi.getTimerCount()).toBe(0);
});

it('takes over what a reader touches before the touch counts, and once', () => {
	const [, history] = ['headline', 'history', 'rows'].map(join);
	const button = history?.element.querySelector('button');
	button?.addEventListener('click', () => taken.push('click'));
	button?.click();
	expect(taken).toEqual(['history', 'click']);
	vi.runAllTimers();
	button?.click();
	expect(taken).toEqual(['history', 'click', 'headline', 'rows', 'click']);
});

it('leaves alone what has gone from the page, and takes over all at once where paper needs it', () => {
	const { leave } = join('headline');
	for (const name of ['history', 'rows']) join(name);
	leave();
	takeOverAll();
	expect(taken).toEqual(['history', 'rows']);
	vi.runAllTimers();
	expect(taken).toEqual(['history', 'rows']);
});

it('gives the others their turn where one fails', () => {
	const element = document.createElement('div');
	const fail = (): void => {
		throw new Error('not as it was sent');
	};
	joinIslands({ element, takeOver: fail });
	join('rows');
	expect(() => vi.advanceTimersToNextTimer()).toThrow('not as it was sent');
	vi.runAllTimers();
	expect(taken).toEqual(['rows']);
});

it('begins anew for a page that comes later', () => {
	join('headline');
	vi.runAllTimers();
	join('later');
	vi.runAllTimers();
	expect(taken).toEqual(['headline', 'later']);
});

it('puts back what was typed into a part, and nothing that another part was given', () => {
	const form = document.createElement('form');
	form.innerHTML =
		'<p><input id="weight" value="5" /></p><p><input id="day" value="2026-11-22" /></p><p><input id="name" /></p>';
	document.body.append(form);
	const [weight, day, name] = [...form.querySelectorAll('input')];
	if (!weight || !day || !name) throw new Error('no fields');
	weight.value = '40';
	name.value = 'Mine';
	noteEarlyEdits();
	// Taken over, a field has no value that it came with; the reader has emptied another one since.
	day.removeAttribute('value');
	day.value = '2026-11-22';
	name.value = '';
	for (const part of form.querySelectorAll('p:not(:nth-child(2))')) noteEarlyEdits(part);
	weight.value = '5';
	const heard: string[] = [];
	form.addEventListener('change', ({ target }) => {
		if (target instanceof HTMLInputElement) heard.push(`${target.id} ${target.value}`);
	});
	replayEarlyEdits(form);
	expect(heard).toEqual(['weight 40']);
});
