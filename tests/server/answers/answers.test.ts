import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Answers } from '#server/answers/answers.ts';
import { archiveName, contentName, keepAnswer } from '#server/answers/keep-answer.ts';
import { notedArchive } from '#server/answers/noted-archive.ts';
import { ArchiveFault, NoArchive, type Archive } from '#server/archive/archive.ts';
import { close, listen, type ServerParts } from '#server/http/http-server.ts';
import { logOf } from '#server/running/log.ts';
import { settingsOf } from '#server/settings.ts';
import type { CurrentWatch } from '#server/watch/current-watch.ts';
import { dayAt, dayText } from '#parse';

const hour = 3_600_000;

/** What the pages of a test would find, and how often each address was worked out. */
interface World {
	time: number;
	current: CurrentWatch;
	archive: () => Promise<Archive>;
	asksArchive: boolean;
	route: string;
	type: string;
	status: number;
	/** Until it is called, answers wait. */
	gate: Promise<void>;
	made: string[];
	/** Of an answer, from its words; as a page's where left out. */
	body?: (words: string) => string;
	looks: Record<string, number>;
}

let world: World;
let server: Server | null = null;
let answers: Answers;

const board = (digest: string, issues: CurrentWatch['issues'] = []): CurrentWatch => ({
	watch: { title: digest } as unknown as CurrentWatch['watch'],
	digest,
	issues,
	readAt: 0
});
const archiveAt = (revision: () => string | null): Archive =>
	({
		revision: () => Promise.resolve(revision()),
		latest: () => Promise.resolve(null)
	}) as unknown as Archive;

beforeEach(() => {
	world = {
		time: Date.UTC(2026, 10, 26, 12),
		current: board('one'),
		archive: () => Promise.resolve(archiveAt(() => '0')),
		asksArchive: false,
		route: '/(dashboard)',
		type: 'text/html; charset=utf-8',
		status: 200,
		gate: Promise.resolve(),
		made: [],
		looks: {}
	};
});
afterEach(async () => {
	if (server !== null) await close(server);
	server = null;
});

/** As the hook does it, on a page that shows its address, its board and its day. */
const pages: ServerParts['pages'] = async (request, response) => {
	const { current, time, archive } = world;
	const noted = notedArchive(archive);
	const revision = await archiveName(archive);
	world.made.push(request.url ?? '');
	answers.isShared(request, world.route);
	if (world.asksArchive)
		await noted
			.open()
			.then((opened) => opened.latest('', ''))
			.catch(() => null);
	await world.gate;
	const words = `${request.url ?? ''} ${current.watch?.title ?? ''} ${current.issues.length} ${dayText(dayAt(time))} `;
	const given = await keepAnswer(
		new Request(`http://localhost${request.url ?? ''}`, {
			headers: { 'if-none-match': request.headers['if-none-match'] ?? '' }
		}),
		new Response(world.body?.(words) ?? words.padEnd(5_000, 'x'), {
			status: world.status,
			headers: { 'content-type': world.type, 'cache-control': 'no-cache' }
		}),
		{
			desk: answers,
			request,
			route: world.route,
			isData: /__data\.json/.test(request.url ?? ''),
			content: contentName(current),
			today: dayAt(time),
			archive: noted,
			revision
		}
	);
	response.writeHead(given.status, [...given.headers].flat());
	response.end(Buffer.from(await given.arrayBuffer()));
};

interface Got {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly bytes: Buffer;
	readonly text: string;
}

function plainOf(bytes: Buffer, encoding: string | undefined): string {
	if (bytes.length === 0) return '';
	if (encoding === 'br') return brotliDecompressSync(bytes).toString();
	return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

type Ask = (path: string, headers?: Record<string, string>, method?: string) => Promise<Got>;

async function serving(env: Record<string, string> = {}, most?: number): Promise<Ask> {
	const settings = settingsOf({ PORT: '0', ...env });
	answers = new Answers(settings, { now: () => world.time, ...(most === undefined ? {} : { most }) });
	answers.know({
		content: () => Promise.resolve(contentName(world.current)),
		archive: () => archiveName(world.archive),
		given: () => undefined,
		looked: (result) => (world.looks[result] = (world.looks[result] ?? 0) + 1)
	});
	const started = await listen(settings, { pages, files: 'nowhere', answers, log: logOf('text') });
	server = started.server;
	const place = server.address();
	const port = typeof place === 'object' && place !== null ? place.port : 0;
	return (path, headers = {}, method = 'GET') =>
		new Promise((resolve, reject) => {
			httpRequest({ port, path, method, headers, agent: false }, (response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () => {
					const bytes = Buffer.concat(chunks);
					const text = plainOf(bytes, response.headers['content-encoding']);
					resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text });
				});
			})
				.on('error', reject)
				.end();
		});
}

describe('an answer that is kept', () => {
	it('is given again without being worked out, in every encoding, whole or as its head', async () => {
		const ask = await serving();
		const first = await ask('/', { 'accept-encoding': 'br' });
		for (const encoding of ['br', 'gzip', 'identity', 'gzip, br;q=0', '']) {
			const again = await ask('/', { 'accept-encoding': encoding });
			expect([again.text, again.headers.etag], encoding).toEqual([first.text, first.headers.etag]);
			expect(again.headers['content-length'], encoding).toBe(String(again.bytes.length));
			expect(again.headers.vary, encoding).toBe('Accept-Encoding');
			expect(again.headers['cache-control'], encoding).toBe('no-cache');
		}
		expect((await ask('/', { 'accept-encoding': 'gzip, br;q=0' })).headers['content-encoding']).toBe('gzip');
		const head = await ask('/', { 'accept-encoding': 'gzip' }, 'HEAD');
		const whole = await ask('/', { 'accept-encoding': 'gzip' });
		expect([head.status, head.text]).toEqual([200, '']);
		expect({ ...head.headers, date: '' }).toEqual({ ...whole.headers, date: '' });
		expect(world.made).toEqual(['/']);
		expect(world.looks).toEqual({ miss: 1, hit: 8 });
	});

	it('is a 304 for whoever has it, also when it has just been made', async () => {
		const ask = await serving();
		const { headers } = await ask('/');
		const tag = headers.etag ?? '';
		for (const known of [tag, `"other", ${tag}`, tag.replace('W/', ''), '*'])
			expect(await ask('/', { 'if-none-match': known }), known).toMatchObject({
				status: 304,
				text: '',
				headers: { etag: tag, 'cache-control': 'no-cache' }
			});
		expect((await ask('/', { 'if-none-match': 'W/"other"' })).status).toBe(200);
		expect(world.made).toEqual(['/']);
		// For a stranger it is made anew, and is the same.
		const stranger = { 'x-forwarded-for': '203.0.113.7' };
		expect((await ask('/', { ...stranger, 'if-none-match': tag })).status).toBe(304);
		expect(world.made).toHaveLength(2);
		world.current = board('two');
		expect((await ask('/', { 'if-none-match': tag })).status).toBe(200);
	});

	it('is made once for all who ask while it is being made', async () => {
		const ask = await serving();
		let open: () => void = () => undefined;
		world.gate = new Promise((resolve) => (open = resolve));
		// Each of them has come before it is made: who comes later finds it kept.
		let come = 0;
		server?.prependListener('request', () => (come += 1));
		const asking = Array.from({ length: 20 }, () => ask('/scenarios'));
		await expect.poll(() => come).toBe(20);
		await expect.poll(() => world.made.length).toBe(1);
		open();
		const texts = (await Promise.all(asking)).map(({ text }) => text);
		expect(new Set(texts).size).toBe(1);
		expect(world.made).toEqual(['/scenarios']);
		expect(world.looks).toMatchObject({ miss: 1, shared: 19 });
	});

	it('is another one for other weights, and the same for the same weights in another order', async () => {
		const ask = await serving();
		const one = await ask('/?scenario=a&w.oil=3&w.gas=1');
		const other = await ask('/?scenario=a&w.oil=4&w.gas=1');
		expect(one.text).not.toBe(other.text);
		expect((await ask('/?w.gas=1&scenario=a&w.oil=3')).text).toBe(one.text);
		expect((await ask('/?w.oil=4&w.gas=1&scenario=a')).text).toBe(other.text);
		expect(world.made).toHaveLength(2);
	});

	it('never shows one reader what another’s address held beside the question', async () => {
		const ask = await serving();
		const first = await ask('/?w.oil=3&session=secret&utm_source=mail');
		expect(first.text).not.toContain('secret');
		expect((await ask('/?utm_source=other&w.oil=3')).text).toBe(first.text);
		expect(world.made).toEqual(['/?w.oil=3']);
	});

	it('is made anew once the folder holds something else, and found again when it holds the old files', async () => {
		const ask = await serving();
		const before = (await ask('/')).text;
		world.current = board('two');
		expect((await ask('/')).text).toContain(' two ');
		world.current = board('one');
		expect((await ask('/')).text).toBe(before);
		expect(world.made).toHaveLength(2);
	});

	it('of a last good state is kept for that state of the folder alone', async () => {
		const ask = await serving();
		const issue = { code: 'x' } as unknown as CurrentWatch['issues'][number];
		const sound = (await ask('/')).text;
		world.current = board('one', [issue]);
		expect((await ask('/')).text).toContain(' one 1 ');
		expect((await ask('/')).text).toContain(' one 1 ');
		expect(world.made).toHaveLength(2);
		world.current = board('one', [issue, issue]);
		expect((await ask('/')).text).toContain(' one 2 ');
		world.current = board('one');
		expect((await ask('/')).text).toBe(sound);
		expect(world.made).toHaveLength(3);
	});

	it('is made anew at midnight in Greenwich', async () => {
		const ask = await serving();
		world.time = Date.UTC(2026, 10, 26, 23, 59, 59, 999);
		expect((await ask('/')).text).toContain('2026-11-26');
		world.time += 1;
		expect((await ask('/')).text).toContain('2026-11-27');
		expect(world.made).toHaveLength(2);
	});

	it('is made anew after a briefing was kept, where it asked the archive, and only there', async () => {
		const ask = await serving();
		let revision = '0';
		world.archive = () => Promise.resolve(archiveAt(() => revision));
		await ask('/method');
		world.asksArchive = true;
		await ask('/');
		await ask('/');
		expect(world.made).toEqual(['/method', '/']);
		revision = '1';
		await ask('/');
		await ask('/method');
		expect(world.made).toEqual(['/method', '/', '/']);
	});

	it('tells readers apart who may write and who may not, and pages of another name', async () => {
		const ask = await serving();
		await ask('/');
		await ask('/', { 'x-forwarded-for': '203.0.113.7' });
		await ask('/', { host: 'localhost' });
		expect(world.made).toHaveLength(3);
		await ask('/', { 'x-forwarded-for': '203.0.113.8' });
		await ask('/', { host: 'LOCALHOST' });
		expect(world.made).toHaveLength(3);
	});
});

describe('what a page’s own script asks for', () => {
	const node = (type: string) => (words: string) =>
		JSON.stringify({ type: 'data', nodes: [null, { type, data: [words] }] });
	beforeEach(() => {
		Object.assign(world, { type: 'application/json', body: node('data') });
	});
	const at = (query: string): string => `/indicators/__data.json${query}`;

	it('is kept as its page is, by the same one address, and beside it', async () => {
		const ask = await serving();
		const one = await ask(at('?x-sveltekit-invalidated=01&w.oil=3&session=secret&scenario=a'));
		const again = await ask(at('?scenario=a&utm_source=mail&w.oil=3&x-sveltekit-invalidated=01'));
		expect(again.text).toBe(one.text);
		expect(one.text).not.toContain('secret');
		const tag = one.headers.etag ?? '';
		const known = { 'if-none-match': tag };
		expect((await ask(at('?scenario=a&w.oil=3&x-sveltekit-invalidated=01'), known)).status).toBe(304);
		expect(world.made).toEqual([at('?scenario=a&w.oil=3&x-sveltekit-invalidated=01')]);
		await ask('/indicators?w.oil=3&scenario=a');
		expect(world.made).toHaveLength(2);
	});

	it('is another one for another’s edits, for other parts, and for who may not write', async () => {
		const ask = await serving();
		const paths = [
			'',
			'?x-sveltekit-invalidated=01',
			'?x-sveltekit-invalidated=11',
			'?w.oil=3',
			'?w.oil=4'
		].map(at);
		const texts = [];
		for (const path of paths) texts.push((await ask(path)).text);
		expect(new Set(texts).size).toBe(paths.length);
		await ask(at(''), { 'x-forwarded-for': '203.0.113.7' });
		expect(world.made).toHaveLength(paths.length + 1);
		for (const [place, path] of paths.entries()) expect((await ask(path)).text).toBe(texts[place]);
		expect(world.made).toHaveLength(paths.length + 1);
	});

	it('is made anew with another folder, on another day, and after a briefing that it would show', async () => {
		const ask = await serving();
		let revision = '0';
		Object.assign(world, { asksArchive: true, archive: () => Promise.resolve(archiveAt(() => revision)) });
		const changes = [
			() => undefined,
			() => (world.current = board('two')),
			() => (world.time += 24 * hour),
			() => (revision = '1')
		];
		for (const [turn, change] of changes.entries()) {
			change();
			await ask(at(''));
			await ask(at(''));
			expect(world.made).toHaveLength(turn + 1);
		}
	});

	it.each([
		['an error among its parts', node('error')],
		['another place to go to', () => '{"type":"redirect","location":"/"}'],
		['more that comes later', () => '{"type":"data","nodes":[]}\n{"type":"chunk"}\n']
	])('is made each time with %s', async (_, body) => {
		world.body = body;
		const ask = await serving();
		await ask(at(''));
		await ask(at(''));
		expect(world.made).toHaveLength(2);
		expect(answers.count()).toBe(0);
	});
});

describe('an answer that is not for others', () => {
	const cases: Readonly<Record<string, Partial<World>>> = {
		'of a route that is not named': { route: '/briefings' },
		'that is an error': { status: 404 },
		'that is a stream': { type: 'text/event-stream' },
		'of a board that is not there': { current: { watch: null, digest: null, issues: [], readAt: null } },
		'whose archive failed': {
			asksArchive: true,
			archive: () => Promise.reject(new ArchiveFault('It is shut.'))
		},
		'whose archive can’t tell whether it has changed': {
			asksArchive: true,
			archive: () => Promise.resolve(archiveAt(() => null))
		}
	};
	it.each(Object.entries(cases))('%s is made each time', async (_, facts) => {
		Object.assign(world, facts);
		const ask = await serving();
		await ask('/');
		await ask('/');
		expect(world.made).toHaveLength(2);
		expect(answers.count()).toBe(0);
	});

	it('is made each time for what isn’t a GET, and for parameters named wrongly, of a page’s data too', async () => {
		const ask = await serving();
		const asks: [string, string][] = [
			['/', 'POST'],
			['/', 'HEAD'],
			['/__data.json?x-sveltekit-invalidated=2', 'GET'],
			['/__data.json?asof=2026-01-01', 'GET'],
			['/x__data.json', 'GET'],
			['/__data.json?x-sveltekit-trailing-slash=1', 'GET'],
			['/?x-sveltekit-invalidated=01', 'GET'],
			['/?asof=2026-01-01', 'GET'],
			['/?/import', 'GET']
		];
		for (const [path, method] of asks)
			for (let turn = 0; turn < 2; turn += 1) await ask(path, { 'content-length': '0' }, method);
		expect(world.made).toHaveLength(2 * asks.length);
		expect(world.made).toContain('/?asof=2026-01-01');
		expect(answers.count()).toBe(0);
	});

	it('of a route that is not named is waited for by nobody: it may be a stream without end', async () => {
		world.route = '/live';
		const ask = await serving();
		let open: () => void = () => undefined;
		world.gate = new Promise((resolve) => (open = resolve));
		const asking = [ask('/live'), ask('/live'), ask('/live')];
		await expect.poll(() => world.made.length).toBe(3);
		open();
		await Promise.all(asking);
		expect(world.looks).toEqual({ passed: 3 });
	});

	it('because its maker failed is made by each who waited, and by nobody for ever', async () => {
		world.status = 500;
		const ask = await serving();
		const got = await Promise.all([ask('/'), ask('/'), ask('/')]);
		expect(got.map(({ status }) => status)).toEqual([500, 500, 500]);
		world.status = 200;
		expect((await ask('/')).status).toBe(200);
	});
});

it('is remembered on a server that has no archive and makes none', async () => {
	Object.assign(world, {
		asksArchive: true,
		archive: () => Promise.reject(new NoArchive('There is none yet.'))
	});
	const ask = await serving();
	await ask('/');
	await ask('/');
	expect(world.made).toHaveLength(1);
});

it('stays within its memory, however many addresses are asked', async () => {
	const most = 100_000;
	const ask = await serving({}, most);
	for (let at = 0; at < 60; at += 1) await ask(`/?w.oil=${at}`, { 'accept-encoding': 'gzip' });
	expect(answers.size()).toBeLessThanOrEqual(most);
	expect(answers.count()).toBeGreaterThan(5);
	expect(answers.count()).toBeLessThan(60);
	await ask('/?w.oil=59', { 'accept-encoding': 'br' });
	expect(world.made).toHaveLength(60);
	await ask('/?w.oil=0');
	expect(world.made).toHaveLength(61);
	expect(answers.size()).toBeLessThanOrEqual(most);
});

it('says when there is another board or another day, once each', async () => {
	const ask = await serving();
	let heard = 0;
	answers.whenNew(() => (heard += 1));
	for (const change of [
		() => undefined,
		() => (world.current = board('two')),
		() => (world.time += 24 * hour)
	]) {
		change();
		await ask('/');
		await ask('/method');
	}
	expect(heard).toBe(3);
});
