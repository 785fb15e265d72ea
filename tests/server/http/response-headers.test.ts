import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { preflightAnswer, setAnswerHeaders } from '#server/http/response-headers.ts';
import { settingsOf, SettingsError } from '#server/settings.ts';

const routes = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
	.map((name) => /^(.*?)\/?\+(?:server|page)\.(?:ts|svelte)$/.exec(name.replaceAll('\\', '/'))?.[1])
	.filter((route) => route !== undefined)
	.map((route) => `/${route}`);

const open = { readOnly: true, embedOrigins: [] };
const policy = "default-src 'none'; frame-ancestors 'none'";

function headersOf(route: string | null, settings: Parameters<typeof setAnswerHeaders>[2]): Headers {
	const headers = new Headers({ 'content-security-policy': policy });
	setAnswerHeaders(headers, route, settings);
	return headers;
}

/** Which routes other sites may read on a read-only server; a new route is put into one of the two lists on purpose. */
const forOthers = [
	'/[file=datafile]',
	'/api/[...name]',
	'/api/health',
	'/api/live',
	'/api/openapi.json',
	'/briefings/[id=snapshot].json',
	'/feeds/[feed]',
	'/indicators/[id].[ending=indicatorending]',
	'/scenarios/export'
];

test('data, feeds and pictures may be read by other sites on a read-only server, pages and forms never', () => {
	const readable = [...new Set(routes)].filter(
		(route) => headersOf(route, open).get('access-control-allow-origin') !== null
	);
	expect(readable.sort()).toEqual(forOthers);
	for (const route of forOthers) {
		const headers = headersOf(route, open);
		expect(headers.get('access-control-allow-origin'), route).toBe('*');
		expect(headers.get('cross-origin-resource-policy'), route).toBe('cross-origin');
		expect(headers.has('access-control-allow-credentials'), route).toBe(false);
	}
	for (const route of routes) {
		const headers = headersOf(route, { readOnly: false, embedOrigins: ['*'] });
		expect(headers.has('access-control-allow-origin'), route).toBe(false);
	}
	expect(headersOf(null, open).has('access-control-allow-origin')).toBe(false);
});

test('embeds alone can be held in a frame: by our own pages, and by the sites that are set', () => {
	const embed = '/embed/[part=embedpart]';
	const framed = (route: string, embedOrigins: readonly string[]): (string | null)[] => {
		const headers = headersOf(route, { readOnly: true, embedOrigins });
		return [headers.get('content-security-policy'), headers.get('x-frame-options')];
	};
	expect(framed(embed, [])).toEqual(["default-src 'none'; frame-ancestors 'self'", 'SAMEORIGIN']);
	const sites = ['https://news.example.org', 'https://*.example.net:8443'];
	expect(framed(embed, sites)).toEqual([
		`default-src 'none'; frame-ancestors 'self' ${sites.join(' ')}`,
		null
	]);
	expect(framed(embed, ['*'])).toEqual(["default-src 'none'; frame-ancestors *", null]);
	const others = routes.filter((route) => route !== embed);
	expect(others.length).toBeGreaterThan(30);
	for (const route of others) expect(framed(route, ['*']), route).toEqual([policy, 'DENY']);
});

test('what may be set for embeds is sites, and nothing that would add to a header', () => {
	const of = (text: string): readonly string[] => settingsOf({ EMBED_ORIGINS: text }).embedOrigins;
	expect(of('')).toEqual([]);
	expect(of('https://a.example, https://*.b.example:8443 http://localhost:8080')).toHaveLength(3);
	expect(of('*')).toEqual(['*']);
	for (const text of [
		'news.example.org',
		'https://a.example/page',
		"https://a.example;script-src 'unsafe-inline'",
		'https://a.*',
		'ftp://a.example',
		'javascript:alert(1)',
		'https://user@a.example',
		"'unsafe-inline'"
	])
		expect(() => of(text), text).toThrow(SettingsError);
});

function preflight(route: string, method: string, settings = open): Response | null {
	const request = new Request('http://127.0.0.1/api/outlook', {
		method: 'OPTIONS',
		headers: { 'access-control-request-method': method, origin: 'https://elsewhere.example' }
	});
	return preflightAnswer(request, route, settings);
}

test('a question before a request is answered for reading data, and for nothing else', () => {
	const answer = preflight('/api/[...name]', 'GET');
	expect(answer?.status).toBe(204);
	expect(answer?.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
	expect(answer?.headers.get('access-control-allow-headers')).toContain('If-None-Match');
	for (const method of ['POST', 'PUT', 'DELETE']) expect(preflight('/api/[...name]', method)).toBeNull();
	expect(preflight('/briefings', 'GET')).toBeNull();
	expect(preflight('/update/upload', 'POST')).toBeNull();
	expect(preflight('/api/[...name]', 'GET', { ...open, readOnly: false })).toBeNull();
});
