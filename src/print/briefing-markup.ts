import { render } from 'svelte/server';
import type { BriefingMarkup, LensesMarkup } from '#server/briefing/print-parts.ts';
import Briefing from '#ui/briefing/Briefing.svelte';
import BriefingLenses from '#ui/briefing/BriefingLenses.svelte';
import pageStyles from '../app.css?inline';

/** A briefing by the pages' own component, with its styles; built into a module of its own, which needs no server. */
export const briefingMarkup: BriefingMarkup = (view) => {
	const { head, body } = render(Briefing, { props: { view } });
	return { pageStyles, head, body };
};

/** Several briefings behind the comparison of their lenses. */
export const lensesMarkup: LensesMarkup = (table, views) => {
	const { head, body } = render(BriefingLenses, { props: { table, views } });
	return { pageStyles, head, body };
};
