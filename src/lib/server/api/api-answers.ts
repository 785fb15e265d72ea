import { error, json } from '@sveltejs/kit';
import type { Day } from '#engine';
import { verdictTurnsOf } from '#ask';
import { dayText, issueOf, knownDays, plainTexts, shown, type Watch } from '#parse';
import {
	indicatorsJson,
	issuesJson,
	observationRecords,
	signpostsJson,
	sourceRecords,
	verdictsJson
} from '#present';
import { apiRequestOf, requestedDay } from '../http/request-parameters.ts';
import { askArchive } from '../archive/require-archive.ts';

/** A request that has a watch to speak of. */
export interface ApiCall {
	readonly watch: Watch;
	readonly locals: App.Locals;
	readonly url: URL;
}

const asOfOf = ({ watch, locals, url }: ApiCall): Day =>
	requestedDay(url, 'as-of', knownDays(watch, locals.today), locals.today);

export function indicatorsAnswer(call: ApiCall): object {
	return indicatorsJson(call.watch, asOfOf(call));
}

/** Rows as known on a day, of one indicator or of all. */
export function observationsAnswer(call: ApiCall): object {
	const id = call.url.searchParams.get('indicator') ?? '';
	const asked = call.watch.indicators.filter((one) => id === '' || one.id === id);
	if (asked.length === 0) error(404, { message: `an indicator of this watch, not “${shown(id)}”` });
	const asOf = asOfOf(call);
	return asked.flatMap((indicator) => observationRecords(indicator, asOf));
}

export function signpostsAnswer(call: ApiCall): object {
	return signpostsJson(call.watch, asOfOf(call));
}

export function sourcesAnswer(call: ApiCall): object {
	return sourceRecords(call.watch, asOfOf(call));
}

/** `verdicts --json` for the scenario and the span in the address: from the watch's first day to the as-of date. */
export function verdictsAnswer({ locals, url }: ApiCall): object {
	const asked = apiRequestOf(locals, url);
	if (asked instanceof Response) return asked;
	const { watch, scenario, asOf } = asked;
	const days = knownDays(watch, locals.today);
	const to = requestedDay(url, 'to', days, asOf);
	const from = requestedDay(url, 'from', days, Math.min(watch.historyFrom, to));
	if (from <= to) return verdictsJson(verdictTurnsOf({ watch, scenario }, from, to));
	const expected = `a day not after ${dayText(to)}`;
	const issue = issueOf({ code: 'address/span', field: 'from', expected, received: dayText(from) }, null);
	return json(issuesJson([issue]), { status: 400 });
}

const PAGE = 50;

/** Briefings of the archive, newest first, so many at a time. */
export async function briefingsAnswer({ locals, url }: ApiCall): Promise<object> {
	const search = (url.searchParams.get('q') ?? '').slice(0, 200);
	const [, taken, id] = /^(\S{20}),([0-9a-f]{64})$/.exec(url.searchParams.get('after') ?? '') ?? [];
	const after = taken === undefined || id === undefined ? null : { taken, id };
	return askArchive(locals.archive, async (archive) => {
		const found = await archive.list({ search, after, limit: PAGE + 1 });
		const last = found.length > PAGE ? found[PAGE - 1] : undefined;
		const older = last && new URLSearchParams({ q: search, after: `${last.taken},${last.id}` }).toString();
		return {
			count: await archive.count(search),
			// Who took one is for the people of this server.
			briefings: found.slice(0, PAGE).map((one) => ({ ...plainTexts(one), taker: undefined })),
			older: older ?? null
		};
	});
}
