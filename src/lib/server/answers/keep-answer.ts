import { randomUUID } from 'node:crypto';
import { NoArchive, type Archive } from '../archive/archive.ts';
import type { CurrentWatch } from '../watch/current-watch.ts';
import type { AnswerDesk } from './answer-desk.ts';
import { etagOf, isUnchanged, REPEATED } from './etag.ts';
import type { NotedArchive } from './noted-archive.ts';
import { isSharedAnswer } from './shared-routes.ts';

const broken = new WeakMap<CurrentWatch, string>();

/**
 * Names what is on the board: the digest of the watch's files, or, for a last good state, one of its own for every state
 * of the folder that can't be used. Null without a board.
 */
export function contentName(current: CurrentWatch): string | null {
	if (current.watch === null) return null;
	if (current.issues.length === 0) return current.digest;
	const name = broken.get(current) ?? randomUUID();
	broken.set(current, name);
	return name;
}

/** As `AnswerGrounds.archive` tells it. */
export async function archiveName(open: () => Promise<Archive>): Promise<string | null> {
	try {
		return await (await open()).revision();
	} catch (fault) {
		return fault instanceof NoArchive ? 'none' : null;
	}
}

/** What the pages know of an answer that others may get. */
export interface Making {
	readonly desk: AnswerDesk | null;
	readonly request: object | undefined;
	readonly route: string | null;
	/** For the page's own script, not for a reader. */
	readonly isData: boolean;
	readonly content: string | null;
	readonly today: number;
	readonly archive: NotedArchive;
	/** Before the answer was made. */
	readonly revision: string | null;
}

/**
 * Gives an answer of a shared route its tag, or 304 to whoever has it already, and leaves it at the desk where somebody
 * may get the same. Any other answer goes through as it is, unread: it may have no end.
 */
export async function keepAnswer(request: Request, response: Response, making: Making): Promise<Response> {
	if (!isSharedAnswer(making.route, response)) return response;
	const body = new Uint8Array(await response.arrayBuffer());
	leave(making, response, body);
	const { headers } = response;
	// Of each encoding the same, so a weak one in the place of the framework's.
	const etag = etagOf(body);
	headers.set('etag', etag);
	if (!isUnchanged(request.headers.get('if-none-match'), etag)) return new Response(body, { headers });
	const told = [...headers].filter(([name]) => REPEATED.includes(name));
	return new Response(null, { status: 304, headers: told });
}

/** Kit answers 200 also where a part of the data is an error, or leads elsewhere: such is for one reader. */
function isWholeData(body: Uint8Array): boolean {
	try {
		const { type, nodes } = JSON.parse(new TextDecoder().decode(body)) as {
			readonly type?: unknown;
			readonly nodes?: readonly ({ readonly type?: unknown } | null)[];
		};
		return type === 'data' && nodes?.every((node) => node === null || node.type !== 'error') === true;
	} catch {
		// Several lines, the later ones of what was still being worked out.
		return false;
	}
}

function leave(making: Making, response: Response, body: Uint8Array): void {
	const { desk, request, route, isData, content, today, archive, revision } = making;
	if (isData && !isWholeData(body)) return;
	if (desk === null || route === null || content === null || !desk.isShared(request, route)) return;
	const asked = archive.state();
	// A dashboard whose archive is slow or broken is shown without it, but must not be shown so to the next reader.
	if (asked === 'failed' || (asked === 'answered' && revision === null)) return;
	const headers = [...response.headers].filter(([name]) => name !== 'etag' && name !== 'content-length');
	desk.keep(request, {
		route,
		headers,
		body,
		content,
		today,
		archive: asked === 'unasked' ? null : revision
	});
}
