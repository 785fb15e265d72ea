import japaneseFaces from './japanese.css?url';
import { dayAt } from '#parse';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { archiveOnDemand } from '#server/archive/open-archive.ts';
import { followWatch } from '#server/watch/current-watch.ts';
import { writersOf } from '#server/http/writer.ts';
import { handedOver } from '#server/handover.ts';

const { settings } = handedOver();
const current = followWatch(settings.watchDir);
const archive = archiveOnDemand(settings);
const writerOf = writersOf(settings);

const securityHeaders: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	// Other sites learn nothing; our own forms need it, or browsers send their Origin as null.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

async function formatCitations(): Promise<void> {
	const { watch } = await current();
	const { citationsOf } = await import('#server/download/citations.ts');
	if (watch) await citationsOf(watch);
}

/** Formats the citations before somebody opens the sources, once the server is up; other requests get their turn in between. */
export const init: ServerInit = () => {
	setTimeout(() => {
		formatCitations().catch((error: unknown) =>
			console.error('The citations couldn’t be formatted ahead.', error)
		);
	}, 1_000).unref();
};

/** Only a page that has such letters names the style sheet with their faces. */
function withJapanese(html: string): string {
	if (!/[\p{scx=Hira}\p{scx=Kana}\p{sc=Han}]/u.test(html)) return html;
	return html.replace('</head>', () => `<link rel="stylesheet" href="${japaneseFaces}">\n</head>`);
}

/** In seconds. */
const RETRY_AFTER = '5';

export const handle: Handle = async ({ event, resolve }) => {
	event.locals.current = await current();
	event.locals.archive = archive;
	event.locals.writer = writerOf({
		address: event.getClientAddress(),
		headers: event.request.headers,
		httpVersion: event.platform?.req?.httpVersion ?? null
	});
	event.locals.today = dayAt(Date.now());
	const response = await resolve(event, {
		preload: ({ type, path }) => type === 'js' || (type === 'font' && path.includes('-latin-400-')),
		transformPageChunk: ({ html }) => withJapanese(html)
	});
	for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
	// A folder under repair, or an archive that doesn't answer: both are looked at anew by the next request.
	if (response.status === 503 && !response.headers.has('retry-after'))
		response.headers.set('retry-after', RETRY_AFTER);
	// What a page shows depends on the folder and on the day.
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-cache');
	return response;
};

/** A mistake of ours: the details go to the log under a random id, the reader sees the id. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message };
	const id = randomUUID();
	// The path is no format for the log: it may hold `%f`.
	console.error('%s %s %s', id, event.request.method, event.url.pathname, error);
	return {
		message:
			status < 500 ? 'The address could not be read as it stands.' : 'Something went wrong on our side.',
		id
	};
};
