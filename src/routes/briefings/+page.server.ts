import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { SNAPSHOT_NUMBER, YARDSTICKS } from '#briefing';
import { CONFIDENCE_LEVELS } from '#parse';
import { briefingViewOf, dateText } from '#present';
import { ArchiveFault } from '#server/archive/archive.ts';
import { entryOf, makeBriefing } from '#server/briefing/briefing.ts';
import { freshForm, requestOfForm, sentForm } from '#server/briefing/briefing-form.ts';
import { listViewOf } from '#server/briefing/briefing-list.ts';
import { briefingForPage } from '#server/archive/require-archive.ts';
import { formOf } from '#server/http/form-of.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { watch, digest } = locals.current;
	const corrects = url.searchParams.get('corrects') ?? '';
	const corrected = SNAPSHOT_NUMBER.test(corrects)
		? (await briefingForPage(locals.archive, corrects)).record
		: null;
	const fresh =
		watch === null || digest === null
			? null
			: freshForm(url.searchParams, corrected, watch, digest, locals.today, Date.now());
	return {
		list: await listViewOf(locals.archive, url.searchParams),
		readOnly: locals.writer.mayWrite ? null : locals.writer.reason,
		fresh: fresh && {
			form: fresh.form,
			issues: fresh.issues,
			scenarioName: fresh.scenarioName,
			asOf: dateText(fresh.day),
			confidences:
				fresh.highest === null ? [] : CONFIDENCE_LEVELS.slice(0, CONFIDENCE_LEVELS.indexOf(fresh.highest) + 1)
		},
		yardsticks: Object.entries(YARDSTICKS).map(([name, words]) => ({ name, words }))
	};
};

/** What the form asks for, made but not kept; or the answer to give instead. Whatever was typed goes back. */
async function made({ request, locals }: RequestEvent, needsArchive: boolean) {
	const sent = sentForm(await formOf(request));
	const { writer } = locals;
	if (!writer.mayWrite && needsArchive)
		return { failure: fail(403, { sent, issues: [], problem: writer.reason, preview: null }) };
	const watch = watchForPage(locals.current);
	const digest = locals.current.digest ?? '';
	const asked = requestOfForm(sent, watch, needsArchive ? digest : sent.digest || digest, Date.now());
	if ('issues' in asked)
		return {
			failure: fail(400, { sent: { ...sent, digest }, issues: asked.issues, problem: null, preview: null })
		};
	try {
		const archive = await locals.archive();
		const briefing = await makeBriefing({ ...asked.request, digest }, archive);
		if (needsArchive) await archive.save(entryOf(briefing, writer.mayWrite ? writer.name : null));
		return { sent: { ...sent, digest }, briefing };
	} catch (fault) {
		if (!(fault instanceof ArchiveFault)) throw fault;
		// A preview can do without the archive; keeping can't.
		if (!needsArchive) return { sent, briefing: await makeBriefing({ ...asked.request, digest }, null) };
		return { failure: fail(503, { sent, issues: [], problem: fault.message, preview: null }) };
	}
}

export const actions: Actions = {
	preview: async (event) => {
		const result = await made(event, false);
		if ('failure' in result) return result.failure;
		const { id, record } = result.briefing;
		return {
			sent: result.sent,
			issues: [],
			problem: null,
			preview: briefingViewOf(id, record, event.url.origin)
		};
	},
	take: async (event) => {
		const result = await made(event, true);
		if ('failure' in result) return result.failure;
		redirect(303, `/briefings/${result.briefing.id}`);
	}
};
