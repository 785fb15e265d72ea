import { afterEach, expect, it } from 'vitest';
import { noteEarlyEdits, replayEarlyEdits } from '#state/fields/early-edits.ts';

const place = document.createElement('div');
afterEach(() => place.remove());

const formOf = (name: string): HTMLFormElement => {
	const form = place.querySelector<HTMLFormElement>(`form[name=${name}]`);
	if (form === null) throw new Error(name);
	return form;
};
/** The values of a form's fields. */
const valuesOf = (name: string): string =>
	[...formOf(name).elements].map((field) => (field as HTMLInputElement).value).join(', ');

it('gives each form back what was changed in it, as if it were typed now, once', () => {
	place.innerHTML = `
		<form name="search"><input name="q"></form>
		<form name="other"><input name="q" value="as sent"><select name="s"><option>a<option>b</select><input name="same" value="1"></form>`;
	document.body.append(place);
	const [asked] = [...formOf('search').elements] as HTMLInputElement[];
	const [q, s] = [...formOf('other').elements] as [HTMLInputElement, HTMLSelectElement];
	if (asked !== undefined) asked.value = 'typed early';
	q.value = 'typed early, too';
	s.value = 'b';
	noteEarlyEdits();
	// As the script that takes the page over writes what it knows.
	for (const name of ['search', 'other']) formOf(name).reset();

	const heard: string[] = [];
	place.addEventListener('input', ({ target }) => heard.push((target as HTMLInputElement).name));
	replayEarlyEdits(formOf('other'));
	expect(valuesOf('other')).toBe('typed early, too, b, 1');
	expect(valuesOf('search')).toBe('');
	expect(heard).toEqual(['q', 's']);
	replayEarlyEdits(formOf('search'));
	expect(valuesOf('search')).toBe('typed early');
	formOf('other').reset();
	replayEarlyEdits(formOf('other'));
	expect(valuesOf('other')).toBe('as sent, a, 1');
});

it('gives back what was ticked or chosen among several', () => {
	place.innerHTML = `
		<form name="ticks"><input type="checkbox" name="with"><input type="radio" name="a" value="1" checked><input type="radio" name="a" value="2"></form>`;
	document.body.append(place);
	const ticked = (): string =>
		[...formOf('ticks').elements].map((field) => (field as HTMLInputElement).checked).join(', ');
	for (const at of [0, 2]) (formOf('ticks').elements[at] as HTMLInputElement).checked = true;
	noteEarlyEdits();
	formOf('ticks').reset();
	expect(ticked()).toBe('false, true, false');
	replayEarlyEdits(formOf('ticks'));
	expect(ticked()).toBe('true, false, true');
});
