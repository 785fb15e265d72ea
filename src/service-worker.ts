/** Kept in a reader's browser: shows pages as they were last seen where there is no connection. */
import { version } from '$service-worker';
import { keptKindOf, pageOfData, type KeptKind } from './offline/kept-kind.ts';
import { PageKeeper } from './offline/page-keeper.ts';

/** An event that the browser ends the worker after. */
interface WorkEvent extends Event {
	readonly waitUntil: (work: Promise<unknown>) => void;
}
interface FetchWork extends WorkEvent {
	readonly request: Request;
	readonly clientId: string;
	readonly respondWith: (answer: Promise<Response>) => void;
}
/** What a page tells: that it takes the newer version, or what it and its parts are. */
interface TellWork extends WorkEvent {
	readonly data: 'take over' | { readonly page: string; readonly assets: readonly string[] };
}

/** What of a worker's own scope is used; the types that come with the compiler know a page's alone. */
interface WorkerScope {
	addEventListener(name: 'install' | 'activate', act: (event: WorkEvent) => void): void;
	addEventListener(name: 'fetch', act: (event: FetchWork) => void): void;
	addEventListener(name: 'message', act: (event: TellWork) => void): void;
	readonly skipWaiting: () => Promise<void>;
	readonly clients: {
		readonly claim: () => Promise<void>;
		readonly get: (
			id: string
		) => Promise<{ readonly navigate: (url: string) => Promise<unknown> } | undefined>;
	};
	readonly location: Location;
	readonly caches: CacheStorage;
}
const worker = self as unknown as WorkerScope;

/** By the form of what is kept, which outlives a build: a page's parts are named by their content. */
const PREFIX = 'alignment-watch-';
const [PAGES, ASSETS] = [`${PREFIX}pages-1`, `${PREFIX}assets-1`];

const keeper = new PageKeeper({
	pages: () => worker.caches.open(PAGES),
	assets: () => worker.caches.open(ASSETS),
	fetch: (request) => fetch(request),
	now: Date.now,
	after: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
	version
});

async function dropOlderForms(): Promise<void> {
	for (const name of await worker.caches.keys())
		if (name.startsWith(PREFIX) && name !== PAGES && name !== ASSETS) await worker.caches.delete(name);
	await worker.clients.claim();
}

/** Opens the page itself, which comes with its mark; the script that asked for its data is gone with it. */
async function openInstead({ clientId, request }: FetchWork): Promise<Response> {
	const client = await worker.clients.get(clientId);
	await client?.navigate(pageOfData(request.url)).catch(() => null);
	return Response.error();
}

async function dataFor(event: FetchWork): Promise<Response> {
	const answer = await keeper.data(event.request);
	if (answer === null) return openInstead(event);
	if (answer.status === 401) event.waitUntil(keeper.forget());
	// Reached by a step within the site: kept as it would have been by its address.
	if (answer.status === 200)
		event.waitUntil(keeper.visit(pageOfData(event.request.url)).catch(() => undefined));
	return answer;
}

worker.addEventListener('activate', (event) => event.waitUntil(dropOlderForms()));

worker.addEventListener('fetch', (event) => {
	const later = (work: Promise<unknown>): void => event.waitUntil(work.catch(() => undefined));
	switch (keptKindOf(event.request, worker.location.origin)) {
		case 'page':
			event.respondWith(keeper.page(event.request, later));
			return;
		case 'asset':
			event.respondWith(keeper.asset(event.request, later));
			return;
		case 'data':
			event.respondWith(dataFor(event));
			return;
		case null:
			return;
	}
});

/** The page that was there before the worker, and what it was made of. */
async function keepFirst(event: TellWork): Promise<void> {
	const { data } = event;
	const later = (work: Promise<unknown>): void => event.waitUntil(work);
	if (data === 'take over') return;
	const { origin } = worker.location;
	const kindOf = (url: string, mode: string): KeptKind | null =>
		keptKindOf({ method: 'GET', url, mode }, origin);
	if (kindOf(data.page, 'navigate') === 'page') await keeper.visit(data.page);
	for (const url of data.assets.slice(0, 100))
		if (kindOf(url, 'no-cors') === 'asset') await keeper.asset(new Request(url), later);
}

worker.addEventListener('message', (event) => {
	if (event.data === 'take over') event.waitUntil(worker.skipWaiting());
	else event.waitUntil(keepFirst(event).catch(() => undefined));
});
