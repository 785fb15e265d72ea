import { render } from 'svelte/server';
import type { BriefingMarkup } from '#server/briefing/print-parts.ts';
import Briefing from '#ui/Briefing.svelte';
import pageStyles from '../app.css?inline';

/** A briefing by the pages' own component, with its styles; built into a module of its own, which needs no server. */
export const briefingMarkup: BriefingMarkup = (view) => {
	const { head, body } = render(Briefing, { props: { view } });
	return { pageStyles, head, body };
};
