import { error } from '@sveltejs/kit';
import type { DataFile } from '#present';
import { handedOver } from '../handover.ts';
import { strangeRefusal } from '../http/strange-refusal.ts';
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
		const { build, log } = handedOver();
		opened = openWork(build, (fault) => log.fault('a thread for dear answers died', fault));
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

/** Answers with a data file as `answerFile` does; what takes long is worked out beside the server. */
export async function fileAnswer(
	file: DataFile,
	event: FileRequest & { readonly locals: App.Locals; readonly request: Request },
	id = ''
): Promise<Response> {
	const { locals, url } = event;
	const refusal = strangeRefusal(url);
	if (refusal !== null) return refusal;
	if (locals.current.watch === null || heavy[file.name]?.includes(file.ending) !== true)
		return answerFile(file, event, id);
	const { answer } = await askWork({ kind: 'file', file, id, url: url.href, site: locals.site }, event);
	return responseOf(answer);
}
