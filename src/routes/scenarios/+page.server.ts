import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { isScored, parseScenarioDraft, type Watch } from '#parse';
import { formComplaintsOf, type FormComplaints } from '#present';
import { formOf } from '#server/http/form-of.ts';
import { editableSettings } from '#server/import/update-desk.ts';
import { saveScenario } from '#server/watch/save-scenario.ts';
import { draftOfFile } from '#server/watch/scenario-upload.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import { draftQuery } from '#server/watch/scenarios-page.ts';
import { askWork } from '#server/workers/ask-work.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { threshold } = watchForPage(event.locals.current);
	const query = event.locals.typed ?? event.url.search;
	const { page } = await askWork({ kind: 'scenarios', query }, event);
	return { ...page, threshold };
};

const textIn = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
};

/** What was in the way, and the author as typed. */
interface NotSaved {
	readonly complaints: FormComplaints;
	readonly author: string;
}

/** The input of the form that an issue of the draft speaks of; null where it is none of them. */
function inputOf(field: string, { indicators }: Watch): string | null {
	const isWord = ['author', 'lens', 'storyline'].includes(field);
	const isWeight = indicators.some(
		(one) => isScored(one) && /^[wpxr]\./.test(field) && field.slice(2) === one.id
	);
	return isWord || isWeight ? field : null;
}

/** Writes the lens of the form into the watch; what was typed comes back with whatever is in the way. */
async function saved({ request, locals }: RequestEvent): Promise<ActionFailure<NotSaved>> {
	const { watchDir } = editableSettings(locals);
	const watch = watchForPage(locals.current);
	const { writer, today } = locals;
	const form = await formOf(request);
	const sent = [...form].flatMap(([name, value]): [string, string][] =>
		typeof value === 'string' ? [[name, value]] : []
	);
	const query = new URLSearchParams(sent);
	// Who has signed on answers under that name.
	const author = (writer.mayWrite ? writer.name : null) ?? textIn(form, 'author');
	const done = await saveScenario({ folder: watchDir, query, author, today });
	if ('issues' in done) {
		locals.typed = `?${draftQuery(parseScenarioDraft(query, watch), watch)}`;
		const complaints = formComplaintsOf(done.issues, (field) => inputOf(field, watch));
		return fail(422, { complaints, author });
	}
	await locals.look();
	const id = done.written[0]?.replace(/^scenarios\/|\.yaml$/g, '') ?? '';
	redirect(303, `/scenarios?scenario=${id}&done=saved#edit`);
}

export const actions: Actions = {
	/** Puts a scenario file into the address; nothing is kept on the server. */
	import: async ({ request, locals }) => {
		const watch = watchForPage(locals.current);
		const file = (await formOf(request)).get('file');
		if (!(file instanceof File)) return fail(400, { fileIssues: [] });
		const result = await draftOfFile(file, watch);
		if ('issues' in result) return fail(400, { fileIssues: result.issues });
		redirect(303, `/scenarios?${draftQuery(result.read, watch)}#edit`);
	},
	save: saved
};
