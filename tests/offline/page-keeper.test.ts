import { expect, test } from 'vitest';
import { keptKindOf, pageOfData } from '../../src/offline/kept-kind.ts';
import { MOST_ASSETS, MOST_PAGES, PageKeeper } from '../../src/offline/page-keeper.ts';

const origin = 'https://watch.example.org';

/** A browser's store, as far as a keeper uses it. */
function store(): Cache {
	const held = new Map<string, Response>();
	const addressOf = (asked: RequestInfo | URL): string =>
		asked instanceof Request ? asked.url : String(asked);
	return {
		match: (asked) => Promise.resolve(held.get(addressOf(asked))?.clone()),
		put: (asked, answer) => Promise.resolve(void held.set(addressOf(asked), answer)),
		delete: (asked) => Promise.resolve(held.delete(addressOf(asked))),
		keys: () => Promise.resolve([...held.keys()].map((url) => new Request(url))),
		matchAll: () => Promise.resolve([...held.values()]),
		add: () => Promise.reject(new Error('unused')),
		addAll: () => Promise.reject(new Error('unused'))
	};
}

const page = (title: string, headers: Readonly<Record<string, string>> = {}, status = 200): Response =>
	new Response(
		`<!doctype html><html><head><title>${title}</title></head><body class="x"><div>${title}</div></body></html>`,
		{ status, headers: { 'content-type': 'text/html', 'content-encoding': 'br', ...headers } }
	);

type Answer = (url: string) => Promise<Response>;

/** A keeper whose server is played by the test; `late` makes it lose patience at once. */
function played(first: Answer) {
	const [pages, assets] = [store(), store()];
	let answer = first;
	let patience: Promise<void> = new Promise(() => undefined);
	const works: Promise<unknown>[] = [];
	const keeper = new PageKeeper({
		pages: () => Promise.resolve(pages),
		assets: () => Promise.resolve(assets),
		fetch: (asked) => answer(asked instanceof Request ? asked.url : asked),
		now: () => Date.UTC(2026, 10, 26, 4, 50),
		after: () => patience,
		version: '<7>'
	});
	const later = (work: Promise<unknown>): void => void works.push(work);
	return {
		pages,
		assets,
		keeper,
		open: async (path: string): Promise<Response> => {
			const given = await keeper.page(new Request(origin + path), later);
			await Promise.all(works);
			return given;
		},
		file: async (path: string): Promise<Response> => {
			const given = await keeper.asset(new Request(origin + path), later);
			await Promise.all(works);
			return given;
		},
		serve: (next: Answer) => (answer = next),
		lose: (): void => {
			patience = Promise.resolve();
		}
	};
}

const gone: Answer = () => Promise.reject(new TypeError('Failed to fetch'));

test('what the server says comes first; what was kept comes marked, where nobody answers', async () => {
	const { open, serve } = played(() => Promise.resolve(page('One')));
	expect(await (await open('/')).text()).not.toContain('last seen');
	serve(() => Promise.resolve(page('Two')));
	expect(await (await open('/')).text()).toContain('<div>Two</div>');
	serve(gone);
	const old = await open('/');
	const text = await old.text();
	expect(old.headers.get('content-encoding')).toBeNull();
	expect(text).toContain('<div>Two</div>');
	expect(text).toMatch(/<body class="x"><p class="page note" role="status" id="as-last-seen"/);
	expect(text).toContain('data-seen="2026-11-26T04:50:00.000Z"');
	expect(text).toMatch(/As last seen on 2[56] November 2026 at \d\d:\d\d .*; no connection\./);
});

test('a proxy that reaches nobody counts as nobody; the server’s own refusals are shown', async () => {
	const { open, serve } = played(() => Promise.resolve(page('One')));
	await open('/');
	for (const status of [502, 504]) {
		serve(() => Promise.resolve(page('Bad gateway', {}, status)));
		expect(await (await open('/')).text(), String(status)).toContain('no connection');
	}
	for (const status of [404, 500, 503]) {
		serve(() => Promise.resolve(page('Issues', {}, status)));
		const given = await open('/');
		expect([given.status, await given.text()]).toEqual([status, expect.not.stringContaining('last seen')]);
	}
	serve(gone);
	expect(await (await open('/')).text()).toContain('<div>One</div>');
});

test('a server that is slow is waited for where nothing is kept, and given up on where something is', async () => {
	const { open, serve, lose, keeper } = played(() => Promise.resolve(page('Old')));
	await open('/');
	let tell: (answer: Response) => void = () => undefined;
	const slow = new Promise<Response>((resolve) => (tell = resolve));
	serve(() => slow.then((answer) => answer.clone()));
	lose();
	const works: Promise<unknown>[] = [];
	const given = await keeper.page(new Request(`${origin}/`), (work) => void works.push(work));
	expect(await given.text()).toContain('the server hasn’t answered');
	const other = keeper.page(new Request(`${origin}/method`), (work) => void works.push(work));
	tell(page('New'));
	expect(await (await other).text()).toContain('<div>New</div>');
	await Promise.all(works);
	serve(gone);
	// What came late is what was seen last.
	expect(await (await open('/')).text()).toContain('<div>New</div>');
});

test('another query is another page; what isn’t kept is answered with what is', async () => {
	const { open, serve } = played((url) =>
		Promise.resolve(page(url.includes('?') ? 'Edited' : 'A &lt;b&gt; &amp; c'))
	);
	await open('/');
	await open('/?w.oil=3');
	serve(gone);
	expect(await (await open('/?w.oil=3')).text()).toContain('<div>Edited</div>');
	const none = await open('/?w.oil=4');
	const text = await none.text();
	expect(none.status).toBe(503);
	expect(text).toContain(`<a href="${origin}/?w.oil=3">Edited</a>`);
	expect(text).toContain('>A &lt;b&gt; &amp; c</a>');
	expect(text).toContain('Version &lt;7&gt;');
	expect(none.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('no-store, other kinds and failures aren’t kept, and a 401 makes it forget', async () => {
	const { open, serve, pages } = played(() => Promise.resolve(page('Kept')));
	await open('/kept');
	serve(() => Promise.resolve(page('Secret', { 'cache-control': 'no-store' })));
	await open('/secret');
	serve(() => Promise.resolve(new Response('%PDF', { headers: { 'content-type': 'application/pdf' } })));
	await open('/paper.pdf');
	serve(() => Promise.resolve(page('Long'.repeat(1_500_000))));
	await open('/long');
	expect((await pages.keys()).map(({ url }) => new URL(url).pathname)).toEqual(['/kept']);
	serve(() => Promise.resolve(page('Sign in', {}, 401)));
	await open('/');
	expect(await pages.keys()).toEqual([]);
});

test('so many pages and files are kept, the oldest making room', async () => {
	const { open, file, pages, assets, serve } = played(() => Promise.resolve(page('One')));
	for (let at = 0; at <= MOST_PAGES; at += 1) await open(`/${at === MOST_PAGES ? 0 : at}`);
	await open('/last');
	const left = (await pages.keys()).map(({ url }) => new URL(url).pathname);
	expect(left).toHaveLength(MOST_PAGES);
	expect([left.includes('/0'), left.includes('/1'), left.at(-1)]).toEqual([true, false, '/last']);
	for (let at = 0; at < MOST_ASSETS + 5; at += 1) await file(`/_app/immutable/${at}.js`);
	expect(await assets.keys()).toHaveLength(MOST_ASSETS);
	serve(gone);
	expect((await file('/_app/immutable/20.js')).status).toBe(200);
	await expect(file('/_app/immutable/0.js')).rejects.toThrow();
});

test('data are passed on, and never come from what is kept', async () => {
	const { open, keeper, serve } = played(() => Promise.resolve(page('One')));
	await open('/events');
	serve(gone);
	expect(await keeper.data(new Request(`${origin}/events/__data.json`))).toBeNull();
});

test('what is looked after: pages, their data and built files of this site, and nothing that writes', () => {
	const kind = (path: string, mode = 'navigate', method = 'GET'): unknown =>
		keptKindOf({ method, url: path.startsWith('/') ? origin + path : path, mode }, origin);
	expect(kind('/')).toBe('page');
	expect(kind('/indicators/oil?as-of=2024-01-01')).toBe('page');
	expect(kind('/_app/immutable/x.js', 'cors')).toBe('asset');
	expect(kind('/events/__data.json?x-sveltekit-invalidated=01', 'cors')).toBe('data');
	for (const [path, mode, method] of [
		['/api/live', 'cors', 'GET'],
		['/api/live', 'navigate', 'GET'],
		['/update', 'navigate', 'GET'],
		['/update/__data.json', 'cors', 'GET'],
		['/embed/verdict', 'navigate', 'GET'],
		['/metrics', 'navigate', 'GET'],
		['/outlook.json', 'cors', 'GET'],
		['/briefings?/take', 'navigate', 'POST'],
		['https://elsewhere.example/', 'navigate', 'GET']
	] as const)
		expect(kind(path, mode, method), `${method} ${path}`).toBeNull();
	expect(pageOfData(`${origin}/__data.json?x-sveltekit-invalidated=11&w.oil=3`)).toBe(`${origin}/?w.oil=3`);
	expect(pageOfData(`${origin}/events/__data.json`)).toBe(`${origin}/events`);
});
