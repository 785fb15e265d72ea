import { error } from '@sveltejs/kit';
import { dayCheckOf, knownDays, parseScenarioLink } from '#parse';
import { issueText } from '#present';
import { askArchive, briefingForPage } from '../archive/require-archive.ts';
import { dashboardQuery } from '../http/request-parameters.ts';
import { watchForPage } from '../watch/require-watch.ts';
import { embedOfBriefing, embedOfQuestion, type EmbedPart, type EmbedView } from './embed-view.ts';

/** A request for an embed; its parameters are in the address. */
interface EmbedRequest {
	readonly locals: Pick<App.Locals, 'current' | 'today' | 'archive'>;
	readonly url: URL;
}

async function pinned(number: string, part: EmbedPart, { locals, url }: EmbedRequest): Promise<EmbedView> {
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

/**
 * The embed that an address asks for. What can't be read is refused with 400, where the dashboard would leave it out: on
 * somebody else's page nobody would see that another question is answered.
 */
export async function requestedEmbed(part: EmbedPart, request: EmbedRequest): Promise<EmbedView> {
	const { locals, url } = request;
	const number = url.searchParams.get('briefing');
	if (number !== null) return pinned(number, part, request);
	const watch = watchForPage(locals.current);
	const days = dayCheckOf(knownDays(watch, locals.today));
	const { scenario, asOf, issues } = parseScenarioLink(url.searchParams, watch, days);
	const [first] = issues;
	if (first !== undefined) error(400, { message: `The address can’t be read: ${issueText(first)}` });
	const question = { watch, scenario, asOf: asOf ?? locals.today };
	return embedOfQuestion(question, locals.today, {
		part,
		query: dashboardQuery(url.searchParams).toString()
	});
}
