import { error, json } from '@sveltejs/kit';
import { LRUCache } from 'lru-cache';
import type { Issue } from '#engine';
import { issueOf, strangeParameters, type StrangeParameter } from '#parse';
import { issuesJson, type DataFile } from '#present';
import { handedOver } from '../handover.ts';
import { gaugeWaiting } from '../running/metrics.ts';
import type { FileRequest } from '../download/files/file-request.ts';
import { answerFile } from '../download/files/answer-file.ts';
import { watchForPage } from '../watch/require-watch.ts';
import type { FileAnswer, Outcome, Task } from './task.ts';
import { openWork, TooBusy, type Work } from './work.ts';

let opened: Work | null = null;

/** Opened when the server starts, so that the first reader doesn't wait for the threads. */
export function workOfServer(): Work {
	if (opened === null) {
		opened = openWork(handedOver().build);
		const work = opened;
		gaugeWaiting(() => work.waiting());
	}
	return opened;
}

/** What came of a task; what the page would have thrown is thrown here, and 503 where too many wait. */
export async function askWork<Kind extends Task['kind']>(
	task: Extract<Task, { kind: Kind }>,
	{ locals, request }: { readonly locals: App.Locals; readonly request: Request }
): Promise<Extract<Outcome, { kind: Kind }>> {
	const watch = watchForPage(locals.current);
	let outcome: Outcome | null;
	try {
		const current = { ...locals.current, watch };
		outcome = await workOfServer().run(task, current, locals.today, request.signal);
	} catch (fault) {
		if (fault instanceof TooBusy)
			error(503, {
				message: 'So many ask for this at the moment that it would take too long. Try again shortly.'
			});
		throw fault;
	}
	if (outcome === null) error(499, { message: 'Nobody waits for this answer any more.' });
	if (outcome.kind === 'refused') error(outcome.status, outcome.body);
	return outcome as Extract<Outcome, { kind: Kind }>;
}

/** In bytes: some hundred pictures. */
const MOST_REMEMBERED = 32 * 1024 ** 2;
const OVERHEAD = 500;

/** Answers by what they are made from: the watch's files, the day, and the address. */
const remembered = new LRUCache<string, FileAnswer>({
	maxSize: MOST_REMEMBERED,
	sizeCalculation: ({ body }) => body.length + OVERHEAD
});

const heavy: Readonly<Partial<Record<DataFile['name'], readonly string[]>>> = {
	outlook: ['json', 'csv', 'svg', 'png'],
	history: ['json', 'csv', 'svg', 'png'],
	sensitivity: ['json'],
	explain: ['json'],
	indicator: ['svg', 'png'],
	og: ['png'],
	watch: ['zip']
};

const responseOf = ({ status, headers, body }: FileAnswer): Response =>
	new Response(body, { status, headers: headers.map(([name, value]): [string, string] => [name, value]) });

/** What is said of a parameter that nothing takes. */
export const strangeIssue = ({ name, meant }: StrangeParameter): Issue =>
	issueOf({ code: 'link/unknown-parameter', field: name, expected: meant, received: name }, null);

/** Answers with a data file as `answerFile` does; what takes long is worked out beside the server, and remembered. */
export async function fileAnswer(
	file: DataFile,
	event: FileRequest & { readonly locals: App.Locals; readonly request: Request },
	id = ''
): Promise<Response> {
	const { locals, url } = event;
	const strange = strangeParameters(url.searchParams);
	if (strange.length > 0) return json(issuesJson(strange.map(strangeIssue)), { status: 400 });
	const { watch, digest, issues } = locals.current;
	if (watch === null || heavy[file.name]?.includes(file.ending) !== true) return answerFile(file, event, id);
	const sorted = new URLSearchParams(url.searchParams);
	sorted.sort();
	const key = [digest, issues.length > 0, locals.today, url.origin, url.pathname, sorted.toString()].join(
		'\n'
	);
	const held = remembered.get(key);
	if (held !== undefined) return responseOf(held);
	const { answer } = await askWork({ kind: 'file', file, id, url: url.href }, event);
	if (answer.status === 200) remembered.set(key, answer);
	return responseOf(answer);
}
