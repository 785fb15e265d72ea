import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hostingFiles } from '#server/publish/hosting-files.ts';
import { mapOwnAddresses } from '#server/publish/own-addresses.ts';
import type { Copy } from '#server/publish/page-links.ts';
import { rewritePage } from '#server/publish/rewrite-page.ts';

const copy: Copy = {
	plan: {
		today: '2026-11-22',
		days: ['2026-10-31'],
		scenarios: ['baseline', 'energy'],
		defaultScenario: 'baseline'
	},
	origin: 'https://watch.example.org',
	base: '/sub',
	assets: new Set(['favicon.svg', '_app/immutable/entry/start.js', '_app/immutable/assets/a.woff2'])
};
const own = {
	file: 'as-of/2026-10-31/indicators/trade/index.html',
	asked: '/indicators/trade?as-of=2026-10-31'
};
const policy =
	"default-src 'none'; script-src 'self' 'sha256-old='; style-src 'self' 'sha256-old='; frame-ancestors 'none'";
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

const page = (body: string, head = ''): string =>
	`<!doctype html>\n<html lang="en-GB">\n<head>${head}</head>\n<body><div>${body}</div></body></html>`;
const rewritten = (html: string, file = own) => rewritePage(html, policy, file, copy);

it('leads links to files, leaves those that lead elsewhere, and takes those that lead nowhere', () => {
	const { html, leadsTo } = rewritten(
		page(
			`<a href="/">a</a><a HREF='/sources#x'>b</a><a href="/?as-of=2026-10-31&amp;w.trade=0">c</a>` +
				`<a href="#row-3">d</a><a href="https://elsewhere.example/?a=1&amp;b=2" rel="noreferrer">e</a>` +
				`<a href="/update" class="f">f</a><a href="?as-of=2026-10-31">g</a><img src="../favicon.svg" alt="">` +
				`<form action="/search"></form><a href="mailto:a@b.example">h</a><a href="javascript:x">i</a>`
		)
	);
	const up = '../../../../';
	expect(html).toContain(`<a href="${up}index.html">a</a><a href="${up}sources/index.html#x">b</a>`);
	expect(html).toContain(`<a href="${up}as-of/2026-10-31/index.html?w.trade=0">c</a><a href="#row-3">d</a>`);
	expect(html).toContain(`<a href="https://elsewhere.example/?a=1&amp;b=2" rel="noreferrer">e</a>`);
	expect(html).toContain(`<a title="Not in this published copy" class="f">f</a><a href="index.html">g</a>`);
	expect(html).toContain(`<img src="${up}favicon.svg" alt=""><form action="${up}search/index.html"></form>`);
	expect(html).toContain(`<a href="mailto:a@b.example">h</a>`);
	expect(leadsTo.map(({ asked }) => asked)).toEqual([
		'/',
		'/sources',
		'/?as-of=2026-10-31',
		'/indicators/trade?as-of=2026-10-31',
		'/search'
	]);
});

it('moves what scripts and styles name, and lets the policy name them by their new hashes', () => {
	const script = `{ base: new URL("..", location).pathname.slice(0, -1) }; import("../_app/immutable/entry/start.js"); const words = 'a href="/sources"';`;
	const style = 'p{src:url(../_app/immutable/assets/a.woff2)}';
	const { html } = rewritten(page(`<script>${script}</script>`, `<style>${style}</style>`));
	const moved = script.replace('URL("..",', 'URL("../../../..",').replace('("../_app', '("../../../../_app');
	const styled = style.replace('../_app', '../../../../_app');
	expect(html).toContain(`<script>${moved}</script>`);
	const [, shown = ''] = /hidden>[^<]*opened from a disk.*?<script>(.*?)<\/script>/.exec(html) ?? [];
	expect(shown).toContain("'file:'");
	expect(html).toContain(
		`content="default-src 'none'; script-src 'self' 'sha256-${hashOf(moved)}' 'sha256-${hashOf(shown)}'; style-src 'self' 'sha256-${hashOf(styled)}'"`
	);
	expect(html.indexOf('http-equiv')).toBeLessThan(html.indexOf('<style>'));
});

it('leaves every other byte as it is: comments, spaces and characters that hydration counts on', () => {
	const body = `<!--[--><p>  a &nbsp;&amp; b <b>c</b>\n\t</p><!--]--><svg viewBox="0 0 1 1"><path d="M0 0"/></svg><!---->`;
	const { html } = rewritten(page(body));
	expect(html).toContain(`<div>${body}</div>`);
	expect(html).toContain('<body data-sveltekit-reload><noscript>');
	const facts = /data-published="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
	expect(JSON.parse(facts)).toEqual({ ...copy.plan, ...own });
});

it('links from the page of lost addresses wherever it is shown, and lets it run nothing', () => {
	const lost = { file: '404.html', asked: '/nothing-is-here' };
	const { html } = rewritten(page('<a href="/sources">a</a><script>run()</script>'), lost);
	expect(html).toContain('<a href="/sub/sources/index.html">a</a></div>');
	expect(html).not.toContain('data-published');
});

it('names previews, and the addresses in data for other programs, by the site', () => {
	const head = '<meta property="og:image" content="https://watch.example.org/og.png?scenario=energy">';
	const data = `<script type="application/ld+json">{"url":"https://watch.example.org/sub/outlook.json?scenario=energy"}</script>`;
	const { html } = rewritten(page('', head + data));
	expect(html).toContain('content="https://watch.example.org/sub/scenario/energy/og.png"');
	expect(html).toContain('{"url":"https://watch.example.org/sub/scenario/energy/outlook.json"}');
});

it('maps own addresses in data, and leaves the others', () => {
	const text =
		'<a href="https://watch.example.org/sub/?scenario=energy&amp;as-of=2026-10-31"/> https://watch.example.org/subway https://watch.example.org/sub/indicators/a?as-of=1999-01-01';
	const { text: mapped, leadsTo } = mapOwnAddresses(text, copy, true);
	expect(mapped).toBe(
		'<a href="https://watch.example.org/sub/as-of/2026-10-31/scenario/energy/index.html"/> https://watch.example.org/subway https://watch.example.org/sub/indicators/a?as-of=1999-01-01'
	);
	expect(leadsTo.map(({ asked }) => asked)).toEqual(['/?as-of=2026-10-31&scenario=energy']);
});

it('names the type of every kind of file for nginx, and no header that a page would be broken by', () => {
	const texts = new Map(hostingFiles('/sub'));
	const nginx = texts.get('nginx.conf.example') ?? '';
	for (const ending of ['html', 'js', 'css', 'json', 'csv', 'ics', 'atom', 'svg', 'png', 'woff2', 'zip'])
		expect(nginx).toMatch(new RegExp(`^\\t\\t[a-z0-9+./-]+ (?:\\S+ )*${ending}[; ]`, 'm'));
	expect(nginx).toContain('location = /sub { return 301 /sub/; }');
	expect(new Map(hostingFiles('')).get('nginx.conf.example')).toContain('\nlocation / {');
	// Scripts and styles are named by their hashes in each page: a header can't, and must not shut them out.
	for (const text of texts.values()) {
		expect(text).toContain("frame-ancestors 'none'");
		expect(text).not.toMatch(/default-src|script-src|style-src/);
	}
});

it('lets other sites read the data and the pictures of a copy, and its pages not', () => {
	const texts = new Map(hostingFiles('/sub'));
	const rules = (texts.get('_headers') ?? '').split('\n\n').map((rule) => rule.trim().split('\n'));
	const isOpen = (rule: readonly string[]): boolean =>
		rule.includes('  Access-Control-Allow-Origin: *') &&
		rule.includes('  Cross-Origin-Resource-Policy: cross-origin');
	const paths = rules.flatMap((rule) => (isOpen(rule) ? [rule[0]] : []));
	expect(paths).toEqual(expect.arrayContaining(['/sub/*.json', '/sub/*.csv', '/sub/*.png', '/sub/*.atom']));
	// Hosts join what two rules say: of a page nothing may be said that its data must not have.
	expect(rules.find(([path]) => path === '/sub/*')?.join()).not.toContain('Resource-Policy');
	const nginx = texts.get('nginx.conf.example') ?? '';
	const own = /location ~ (\S+) \{([^}]*)\}/.exec(nginx);
	expect(own?.[2]).toContain('add_header Cross-Origin-Resource-Policy "cross-origin" always;');
	expect(own?.[2]).toContain("frame-ancestors 'none'");
	const open = new RegExp(own?.[1] ?? '^$');
	for (const file of ['outlook.json', 'feeds/watch.atom', 'api/outlook.json', 'indicators/a.csv', 'og.png'])
		expect(open.test(`/sub/${file}`), file).toBe(true);
	for (const file of ['index.html', '_app/version.json', 'indicators/a/index.html'])
		expect(open.test(`/sub/${file}`), file).toBe(false);
});
