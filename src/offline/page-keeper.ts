import { keptPagesText, markedPage, type KeptPage, type Missing } from './offline-words.ts';

/** What is kept where: the pages as they were last seen, and the built files that they are made of. */
interface KeeperStores {
	readonly pages: () => Promise<Cache>;
	readonly assets: () => Promise<Cache>;
}

/** What a keeper needs of the browser around it. */
export interface KeeperEnds extends KeeperStores {
	readonly fetch: (request: Request | string) => Promise<Response>;
	/** In milliseconds since 1970. */
	readonly now: () => number;
	/** Resolves after so many milliseconds. */
	readonly after: (milliseconds: number) => Promise<void>;
	/** Of the build. */
	readonly version: string;
}

/** The oldest make room. @internal For tests too. */
export const MOST_PAGES = 40;
/** @internal For tests too. */
export const MOST_ASSETS = 150;
/** In bytes of text; a longer page is shown, and not kept. */
const LARGEST = 4 * 1024 ** 2;
/** In milliseconds: after which a page that is kept is shown in the place of an answer. */
const PATIENCE = 8_000;
const SEEN = 'x-last-seen';
const TITLE = 'x-title';

/** An old answer from a proxy that doesn't reach the server. */
const isUnreached = ({ status }: Response): boolean => status === 502 || status === 504;

const titleOf = (text: string): string =>
	(/<title>([^<]*)<\/title>/.exec(text)?.[1] ?? '')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&#0?39;/g, "'")
		.replace(/&amp;/g, '&')
		.trim();

const bare = (url: string): string => url.replace(/#.*$/, '');

/** The oldest make room. */
async function trim(cache: Cache, most: number): Promise<void> {
	const keys = await cache.keys();
	for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key);
}

/**
 * Keeps what a reader has seen, and gives it back, marked, where nobody answers. The network comes first, always: what is
 * kept is shown only where there is no answer, and never without a word that it is old.
 */
export class PageKeeper {
	readonly #ends: KeeperEnds;

	constructor(ends: KeeperEnds) {
		this.#ends = ends;
	}

	/** A page; `later` takes work that may go on after the answer. */
	async page(request: Request, later: (work: Promise<unknown>) => void): Promise<Response> {
		const answer = this.#ends.fetch(request);
		const first = await this.#first(answer);
		if (first instanceof Response) {
			later(this.keep(request.url, first.clone()));
			return first;
		}
		const kept = await this.#marked(request.url, first);
		if (kept !== null) {
			later(answer.then((late) => this.keep(request.url, late)).catch(() => undefined));
			return kept;
		}
		// Nothing is kept: slow is better than nothing.
		if (first === 'connection') return this.#list(first);
		return answer.then(
			(late) => {
				later(this.keep(request.url, late.clone()));
				return late;
			},
			() => this.#list('connection')
		);
	}

	/** A built file; its name changes with its content, so what is kept is never old. */
	async asset(request: Request, later: (work: Promise<unknown>) => void): Promise<Response> {
		const cache = await this.#ends.assets();
		const held = await cache.match(request.url);
		if (held !== undefined) return held;
		const answer = await this.#ends.fetch(request);
		if (answer.status === 200) later(this.#put(cache, request.url, answer.clone(), MOST_ASSETS));
		return answer;
	}

	/**
	 * The data by which a page moves to another one. Null where nobody answers: data can't carry a mark, so the browser
	 * should then open the page itself.
	 */
	async data(request: Request): Promise<Response | null> {
		const first = await this.#first(this.#ends.fetch(request));
		return first instanceof Response ? first : null;
	}

	/** Keeps a page as it is answered now; one that is no page, or mustn't be kept, isn't. */
	async keep(url: string, given: Response): Promise<void> {
		const { status, headers } = given;
		// Whoever is no longer signed on finds nothing of what was read before.
		if (status === 401) await this.forget();
		const isPage = headers.get('content-type')?.startsWith('text/html') === true;
		if (status !== 200 || !isPage || headers.get('cache-control')?.includes('no-store') === true) return;
		const text = await given.text();
		if (text.length > LARGEST) return;
		const own = new Headers(headers);
		// The text is no longer compressed.
		for (const name of ['content-encoding', 'content-length']) own.delete(name);
		own.set(SEEN, new Date(this.#ends.now()).toISOString());
		own.set(TITLE, encodeURIComponent(titleOf(text).slice(0, 200)));
		await this.#put(await this.#ends.pages(), bare(url), new Response(text, { headers: own }), MOST_PAGES);
	}

	/** Fetches a page that was reached without being asked for as one, and keeps it. */
	async visit(url: string): Promise<void> {
		const answer = await this.#ends.fetch(url);
		await this.keep(url, answer);
	}

	async forget(): Promise<void> {
		const pages = await this.#ends.pages();
		for (const key of await pages.keys()) await pages.delete(key);
	}

	/** The answer, or what is missing: nobody is reached, or nobody has answered in time. */
	async #first(answer: Promise<Response>): Promise<Response | Missing> {
		const late = this.#ends.after(PATIENCE).then((): Missing => 'answer');
		const told = answer.then(
			(given): Response | Missing => (isUnreached(given) ? 'connection' : given),
			(): Missing => 'connection'
		);
		return Promise.race([told, late]);
	}

	async #marked(url: string, missing: Missing): Promise<Response | null> {
		const kept = await (await this.#ends.pages()).match(bare(url));
		if (kept === undefined) return null;
		const seen = kept.headers.get(SEEN) ?? '';
		return new Response(markedPage(await kept.text(), seen, missing), { headers: kept.headers });
	}

	async #list(missing: Missing): Promise<Response> {
		const cache = await this.#ends.pages();
		const pages: KeptPage[] = [];
		for (const { url } of [...(await cache.keys())].reverse()) {
			const headers = (await cache.match(url))?.headers;
			if (headers === undefined) continue;
			const title = decodeURIComponent(headers.get(TITLE) ?? '');
			pages.push({ url, title: title === '' ? url : title, seen: headers.get(SEEN) ?? '' });
		}
		return new Response(keptPagesText(pages, missing, this.#ends.version), {
			status: 503,
			headers: {
				'content-type': 'text/html; charset=utf-8',
				'content-security-policy':
					"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
			}
		});
	}

	async #put(cache: Cache, url: string, answer: Response, most: number): Promise<void> {
		// Anew, so that it stands last.
		await cache.delete(url);
		await cache.put(url, answer);
		await trim(cache, most);
	}
}
