import { fail, redirect } from '@sveltejs/kit';
import type { Issue } from '#engine';
import { formatScenarioLink, MOST_LAID } from '#parse';
import { formOf } from '#server/http/form-of.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import { draftOfFile } from '#server/watch/scenario-upload.ts';
import { askWork } from '#server/workers/ask-work.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { scenarios } = watchForPage(event.locals.current);
	const { page } = await askWork({ kind: 'overlay', query: event.url.search }, event);
	return { ...page, most: MOST_LAID, scenarios: scenarios.map(({ id, name }) => ({ id, name })) };
};

/** Files that are left empty aside, as a form without a file sends one. */
const filesIn = (form: FormData): readonly File[] =>
	form
		.getAll('file')
		.filter((file) => file instanceof File)
		.filter(({ name, size }) => name !== '' || size > 0);

export const actions: Actions = {
	/** Puts scenario files into the address, beside the lenses that it has; nothing is kept on the server. */
	import: async ({ request, locals, url }) => {
		const watch = watchForPage(locals.current);
		const form = await formOf(request);
		const kept = form.getAll('with').filter((text) => typeof text === 'string' && text !== '') as string[];
		const files = filesIn(form);
		const issues: Issue[] = [];
		const laid: string[] = [];
		for (const file of files.slice(0, MOST_LAID)) {
			const result = await draftOfFile(file, watch);
			if ('issues' in result) issues.push(...result.issues);
			// Reasons aren't compared, and an address has no room for those of eight files.
			else laid.push(formatScenarioLink({ scenario: result.read.draft, asOf: null }, watch));
		}
		if (issues.length > 0 || files.length === 0) return fail(400, { fileIssues: issues });
		const query = new URLSearchParams([...kept, ...laid].map((text) => ['with', text]));
		const day = url.searchParams.get('as-of');
		if (day !== null) query.set('as-of', day);
		redirect(303, `/compare?${query.toString()}`);
	}
};
