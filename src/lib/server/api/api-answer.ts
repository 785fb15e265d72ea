import { isHttpError, json } from '@sveltejs/kit';
import type { Issue } from '#engine';
import { issueOf, shown } from '#parse';
import { issuesJson } from '#present';
import { strangeRefusal } from '../http/strange-refusal.ts';
import { fileAnswer } from '../workers/ask-work.ts';
import { watchForApi } from '../watch/watch-for-api.ts';
import { API_ROUTES } from './api-routes.ts';

interface ApiEvent {
	readonly locals: App.Locals;
	readonly url: URL;
	readonly request: Request;
}

const codes: Readonly<Record<number, string>> = {
	400: 'address/unreadable',
	404: 'address/unknown',
	503: 'server/busy'
};

/** What a page would have refused, in the API's form. */
function refusal(status: number, { message, issues }: App.Error): Response {
	const own: Issue = issueOf(
		{ code: codes[status] ?? 'server/fault', expected: message, received: 'an answer that can’t be given' },
		null
	);
	return json(issuesJson(issues ?? [own]), { status });
}

async function answered(name: string, event: ApiEvent): Promise<Response> {
	const route = API_ROUTES.find((one) => one.name === name);
	if (!route?.answer) {
		const expected = `one of ${API_ROUTES.map((one) => one.name).join(', ')}`;
		const issue = issueOf({ code: 'address/unknown', expected, received: shown(name) }, null);
		return json(issuesJson([issue]), { status: 404 });
	}
	if (typeof route.answer !== 'function') return fileAnswer(route.answer, event);
	const strange = strangeRefusal(event.url);
	if (strange !== null) return strange;
	const watch = watchForApi(event.locals.current);
	if (watch instanceof Response) return watch;
	const answer = await route.answer({ ...event, watch });
	return answer instanceof Response ? answer : json(answer);
}

/** Answers an address below `/api`; every refusal has one form. */
export async function apiAnswer(name: string, event: ApiEvent): Promise<Response> {
	try {
		return await answered(name, event);
	} catch (fault) {
		if (isHttpError(fault)) return refusal(fault.status, fault.body);
		throw fault;
	}
}
