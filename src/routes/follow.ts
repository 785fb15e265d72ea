import { mount } from 'svelte';
import LiveWord from './LiveWord.svelte';

/** Lets an open page follow the watch. Loaded once a page has settled: the first load pays nothing for it. */
export function follow(): void {
	const header = document.querySelector('header');
	if (header !== null) mount(LiveWord, { target: header });
}
