import { error } from '@sveltejs/kit';
import { dayCheckOf, dayText, knownDays, parseScenarioLink } from '#parse';
import { issueText } from '#present';
import { askArchive, briefingForPage } from '#server/archive/require-archive.ts';
import {
	embedOfBriefing,
	embedOfQuestion,
	type EmbedPart,
	type EmbedView
} from '#server/embed/embed-view.ts';
import { dashboardQuery } from '#server/http/request-parameters.ts';
import { shortDigest } from '#server/live/live-state.ts';
import { isStale } from '#server/watch/current-watch.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

// One small script of its own in the place of the dashboard's.
export const csr = false;

async function pinned(number: string, part: EmbedPart, event: PageServerLoadEvent): Promise<EmbedView> {
	const { locals, url } = event;
	if (!/^[0-9a-f]{8,64}$/.test(number))
		error(400, {
			message: `The address asks for briefing=${number.slice(0, 80)}, which is no briefing’s number.`
		});
	const ids = await askArchive(locals.archive, (archive) => archive.idsBeginning(number));
	const [id = number, another] = ids;
	if (another !== undefined)
		error(400, { message: `Several briefings’ numbers begin with ${number}: write more of it.` });
	const { state, record } = await briefingForPage(locals.archive, id);
	return embedOfBriefing(id, record, { part, origin: url.origin, sound: state === 'sound' });
}

function live(part: EmbedPart, { locals, url }: PageServerLoadEvent): EmbedView {
	const watch = watchForPage(locals.current);
	const days = dayCheckOf(knownDays(watch, locals.today));
	const { scenario, asOf, issues } = parseScenarioLink(url.searchParams, watch, days);
	const [first] = issues;
	// Shown on somebody else's page, it must not answer another question than was asked.
	if (first !== undefined) error(400, { message: `The address can’t be read: ${issueText(first)}` });
	const question = { watch, scenario, asOf: asOf ?? locals.today };
	return embedOfQuestion(question, locals.today, {
		part,
		query: dashboardQuery(url.searchParams).toString()
	});
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const { part } = params;
	const number = url.searchParams.get('briefing');
	const theme = url.searchParams.get('theme');
	const follows = number === null && !url.searchParams.has('as-of');
	return {
		part,
		theme: theme === 'light' || theme === 'dark' ? theme : null,
		view: await (number === null ? live(part, event) : pinned(number, part, event)),
		// What the script compares with what the stream says; null where it is pinned to a day or a briefing.
		state: follows
			? `${shortDigest(locals.current.digest) ?? ''} ${dayText(locals.today)} ${isStale(locals.current) ? 'broken' : 'ok'}`
			: null,
		stale: number === null && isStale(locals.current)
	};
};
