import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { SNAPSHOT_NUMBER, YARDSTICKS } from '#briefing';
import { briefingViewOf, formComplaintsOf } from '#present';
import { ArchiveFault } from '#server/archive/archive.ts';
import { entryOf, makeBriefing } from '#server/briefing/briefing.ts';
import { freshForm, frozenOf } from '#server/briefing/form/fresh-form.ts';
import { requestOfForm } from '#server/briefing/form/form-request.ts';
import { inputOfBriefing, sentForm } from '#server/briefing/form/sent-form.ts';
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
		// Whoever may take none is shown no form, and a copy's page is the same whenever it is made.
		watch === null || digest === null || !locals.writer.mayWrite
			? null
			: freshForm(url.searchParams, corrected, watch, digest, locals.today, Date.now());
	return {
		list: await listViewOf(locals.archive, url.searchParams),
		readOnly: locals.writer.mayWrite ? null : locals.writer.reason,
		fresh,
		yardsticks: Object.entries(YARDSTICKS).map(([name, words]) => ({ name, words }))
	};
};

/** What the form asks for, made but not kept; or the answer to give instead. Whatever was typed goes back. */
async function made({ request, locals }: RequestEvent, needsArchive: boolean) {
	const sent = sentForm(await formOf(request));
	const { writer } = locals;
	const watch = watchForPage(locals.current);
	const digest = locals.current.digest ?? '';
	const frozen = frozenOf(sent, watch, locals.today);
	const none = { complaints: null, problem: null, preview: null, frozen };
	if (!writer.mayWrite && needsArchive)
		return { failure: fail(403, { ...none, sent, problem: writer.reason }) };
	const asked = requestOfForm(sent, watch, needsArchive ? digest : sent.digest || digest, Date.now());
	const anew = { ...sent, digest };
	if ('issues' in asked) {
		const complaints = formComplaintsOf(asked.issues, inputOfBriefing);
		return { failure: fail(400, { ...none, sent: anew, complaints }) };
	}
	try {
		const archive = await locals.archive();
		const briefing = await makeBriefing({ ...asked.request, digest }, archive);
		if (needsArchive) await archive.save(entryOf(briefing, writer.mayWrite ? writer.name : null));
		return { sent: anew, briefing, frozen };
	} catch (fault) {
		if (!(fault instanceof ArchiveFault)) throw fault;
		// A preview can do without the archive; keeping can't.
		if (!needsArchive)
			return { sent, frozen, briefing: await makeBriefing({ ...asked.request, digest }, null) };
		return { failure: fail(503, { ...none, sent, problem: fault.message }) };
	}
}

export const actions: Actions = {
	preview: async (event) => {
		const result = await made(event, false);
		if ('failure' in result) return result.failure;
		const { id, record } = result.briefing;
		return {
			sent: result.sent,
			frozen: result.frozen,
			complaints: null,
			problem: null,
			preview: briefingViewOf(id, record, event.locals.site)
		};
	},
	take: async (event) => {
		const result = await made(event, true);
		if ('failure' in result) return result.failure;
		redirect(303, `/briefings/${result.briefing.id}`);
	}
};
