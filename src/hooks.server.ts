import japaneseFaces from './japanese.css?url';
import { basename } from 'node:path';
import { dayAt, mendedQuery } from '#parse';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { archiveName, contentName, keepAnswer } from '#server/answers/keep-answer.ts';
import { notedArchive } from '#server/answers/noted-archive.ts';
import { turnstile } from '#server/answers/turnstile.ts';
import { archiveOnDemand } from '#server/archive/open-archive.ts';
import { followWatch, isStale } from '#server/watch/current-watch.ts';
import { KeptReading } from '#server/watch/kept-reading.ts';
import { preflightAnswer, setAnswerHeaders } from '#server/http/response-headers.ts';
import { isForwarded, writersOf, type Writer } from '#server/http/writer.ts';
import { openLive } from '#server/live/live.ts';
import { sendsAnything } from '#server/sent/sending-settings.ts';
import { workOfServer } from '#server/workers/ask-work.ts';
import { lookThread } from '#server/workers/look-thread.ts';
import { handedOver } from '#server/handover.ts';
import { newsOf } from '#server/running/log.ts';
import { countAnswer, countLook, gaugeAnswers, sendingCounts } from '#server/running/metrics.ts';
import { tellArchiveFaults, tellReading } from '#server/running/tell.ts';

const { settings, build, log, desk, publishing, stopping } = handedOver();
const tell = tellReading(log, settings.watchDir);
/** The development server's program changes while it runs. */
const kept =
	build === null ? null : new KeptReading({ dataDir: settings.dataDir, program: basename(build), log });
const current = followWatch(settings.watchDir, {
	...(kept === null ? {} : { check: kept.check }),
	lookBeside: build === null ? null : lookThread(build),
	told: (now, before) => {
		tell(now, before);
		live.told(now, before);
		ring();
	}
});
const live = openLive({ watchDir: settings.watchDir, look: () => current(true), log, stopping });
/** Whoever sends keeps what was sent, also where no page changes anything. */
const isStill = settings.readOnly && !sendsAnything(settings.sending);
const archive = tellArchiveFaults(log, archiveOnDemand({ ...settings, readOnly: isStill }));
/** Makes what is sent look at once; nothing is sent unless the settings say so. */
let ring = (): void => undefined;
const writerOf = writersOf(settings);
const passTurnstile = turnstile();
const isNews = newsOf();
desk?.know({
	content: async () => contentName(await current()),
	archive: () => archiveName(archive),
	given: countAnswer,
	looked: countLook
});
if (desk !== null) gaugeAnswers(desk);

async function formatCitations(): Promise<void> {
	const { watch } = await current();
	const { citationsOf } = await import('#server/download/citations.ts');
	if (watch) await citationsOf(watch);
}

async function beginSending(): Promise<void> {
	const { originOfServer, startSending } = await import('#server/sent/sending.ts');
	ring = startSending({
		settings: settings.sending,
		origin: originOfServer(settings),
		look: () => current(true),
		archive,
		log,
		counts: sendingCounts,
		now: Date.now,
		chance: Math.random,
		stopping
	});
}

/** Formats the citations before somebody opens the sources, once the server is up; other requests get their turn in between. */
export const init: ServerInit = () => {
	// So that a folder or a database that can't be used is said at start; whoever asks for a page is told as well.
	void current();
	workOfServer();
	if (settings.databaseUrl !== null) archive().catch(() => undefined);
	if (sendsAnything(settings.sending)) void beginSending();
	setTimeout(() => {
		formatCitations().catch((error: unknown) =>
			log.fault('the citations couldn’t be formatted ahead', error)
		);
	}, 1_000).unref();
};

/** Only a page that has such letters names the style sheet with their faces. */
function withJapanese(html: string): string {
	// Most pages have no letter from there on; to look for scripts one by one takes far longer.
	if (!/[\u2e80-\uffff]/.test(html) || !/[\p{scx=Hira}\p{scx=Kana}\p{sc=Han}]/u.test(html)) return html;
	return html.replace('</head>', () => `<link rel="stylesheet" href="${japaneseFaces}">\n</head>`);
}

/** Answers that take no making: whoever watches the server mustn't wait with its readers. */
const isLight = (route: string | null): boolean =>
	route === null || ['/api/health', '/api/live', '/metrics', '/update/upload'].includes(route);

const writerOfCopy: Writer = {
	mayWrite: false,
	reason:
		'This is a published copy: it shows briefings and takes none. Take them, and update the watch, where its folder is kept.'
};

/** As HTTP has it for an answer that is not the newest. */
const STALE = '110 alignment-watch "the watch folder has issues; this is its last good state"';
/** In seconds. */
const RETRY_AFTER = '5';

/** Where a browser should have gone whose link was copied with `&amp;`; programs are told instead. */
function mendedAddress({ request, url }: RequestEvent): string | null {
	const isBrowser = request.method === 'GET' && request.headers.get('accept')?.includes('text/html') === true;
	const query = isBrowser ? mendedQuery(url.searchParams) : null;
	// Of two slashes at the beginning a browser would make another site's name.
	return query === null ? null : `${url.pathname.replace(/^\/+/, '/')}?${query.toString()}`;
}

/** A form of this name is one that Kit keeps for itself, and would answer as a fault of ours. */
const refusedForm = ({ request, url }: RequestEvent): Response | null =>
	request.method === 'POST' && /[?&]\/default\b/.test(url.search)
		? new Response('There is no such form.', { status: 404 })
		: null;

export const handle: Handle = async ({ event, resolve }) => {
	const began = performance.now();
	const mended = mendedAddress(event);
	if (mended !== null) return new Response(null, { status: 302, headers: { location: mended } });
	event.locals.current = await current();
	event.locals.look = () => current(true);
	const noted = notedArchive(archive);
	const isShared = desk?.isShared(event.platform?.req, event.route.id) === true;
	const revision = isShared ? await archiveName(archive) : null;
	event.locals.archive = noted.open;
	event.locals.live = live;
	const sender = {
		address: event.getClientAddress(),
		headers: event.request.headers,
		httpVersion: event.platform?.req?.httpVersion ?? null
	};
	const writer = publishing === null ? writerOf(sender) : writerOfCopy;
	// What others may get is made without knowing who asks.
	event.locals.writer = isShared && writer.mayWrite ? { ...writer, name: null } : writer;
	event.locals.isForwarded = isForwarded(sender);
	event.locals.today = publishing?.today ?? dayAt(Date.now());
	event.locals.site = event.url.origin + (publishing?.base ?? '');
	const preflight = preflightAnswer(event.request, event.route.id, settings) ?? refusedForm(event);
	if (preflight === null && !isLight(event.route.id)) await passTurnstile();
	const response =
		preflight ??
		(await resolve(event, {
			preload: ({ type, path }) => type === 'js' || (type === 'font' && /-latin-(400|600)-/.test(path)),
			transformPageChunk: ({ html }) => withJapanese(html)
		}));
	setAnswerHeaders(response.headers, event.route.id, settings);
	// A folder under repair, or an archive that doesn't answer: both are looked at anew by the next request.
	if (response.status === 503 && !response.headers.has('retry-after'))
		response.headers.set('retry-after', RETRY_AFTER);
	// Kit lets nobody keep what a page's script asks for; of a page that others may get it is as good as the page.
	if (event.isDataRequest && isShared) response.headers.set('cache-control', 'no-cache');
	// What a page shows depends on the folder and on the day.
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-cache');
	if (isStale(event.locals.current)) response.headers.set('warning', STALE);
	const answer = await keepAnswer(event.request, response, {
		desk,
		request: event.platform?.req,
		route: event.route.id,
		isData: event.isDataRequest,
		content: contentName(event.locals.current),
		today: event.locals.today,
		archive: noted,
		revision
	});
	countAnswer(event.route.id ?? 'none', answer.status, performance.now() - began);
	return answer;
};

/** A mistake of ours: the details go to the log under a random id, the reader sees the id. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message };
	// What was sent is at fault, and anybody may send it: a line now and then, and no more.
	if (status < 500) {
		if (isNews(`refused ${status}`))
			log.warn('refused', { status, path: event.url.pathname.slice(0, 200), why: message });
		return { message: status === 400 ? 'The address could not be read as it stands.' : message };
	}
	const id = log.fault(`${event.request.method} ${event.url.pathname}`, error);
	return {
		message: 'Something went wrong on our side.',
		id
	};
};
