import { fail, redirect } from '@sveltejs/kit';
import type { Issue } from '#engine';
import { issueOf, IssueList, parseScenarioFile, textOf, type Watch } from '#parse';
import { formOf } from '#server/http/form-of.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import { draftQuery } from '#server/watch/scenarios-page.ts';
import { askWork } from '#server/workers/ask-work.ts';
import type { Actions, PageServerLoad } from './$types';

/** A scenario file of a hundred indicators with long reasons is a few kilobytes. */
const largestFile = 256 * 1024;

export const load: PageServerLoad = async (event) => {
	const { threshold } = watchForPage(event.locals.current);
	const { page } = await askWork({ kind: 'scenarios', query: event.url.search }, event);
	return { ...page, threshold };
};

function baseFor(fileName: string, watch: Watch): string {
	const id = fileName.replace(/\.ya?ml$/i, '');
	return watch.scenarios.some((scenario) => scenario.id === id) ? id : watch.defaultScenario;
}

async function readScenario(
	file: File,
	watch: Watch
): Promise<{ query: string } | { issues: readonly Issue[] }> {
	const named = file.name === '' ? 'scenario.yaml' : file.name;
	if (file.size === 0 || file.size > largestFile) {
		const expected = `a scenario file of at most ${largestFile / 1024} kB`;
		return { issues: [issueOf({ code: 'file/too-large', expected, received: `${file.size} bytes` }, named)] };
	}
	const encoding = new IssueList(named);
	const text = textOf(new Uint8Array(await file.arrayBuffer()), encoding);
	if (text === null) return { issues: encoding.toArray() };
	const base = watch.scenarios.find(({ id }) => id === baseFor(named, watch));
	const known = new Map(watch.indicators.map(({ id, contextOnly, bounds }) => [id, { contextOnly, bounds }]));
	const { value, issues } = parseScenarioFile(text, named, base?.id ?? watch.defaultScenario, known);
	if (value === null || !base) return { issues };
	return { query: draftQuery({ base, scenario: value, draft: value, asOf: null, issues: [] }, watch) };
}

export const actions: Actions = {
	/** Puts a scenario file into the address; nothing is kept on the server. */
	import: async ({ request, locals }) => {
		const watch = watchForPage(locals.current);
		const file = (await formOf(request)).get('file');
		if (!(file instanceof File)) return fail(400, { fileIssues: [] });
		const result = await readScenario(file, watch);
		if ('issues' in result) return fail(400, { fileIssues: result.issues });
		redirect(303, `/scenarios?${result.query}#edit`);
	}
};
