import { expect, test } from '@playwright/test';

/** A weight, a reading, a what-if, a day, a span, an order of the table: what a reader may have set. */
const set =
	'scenario=baseline&as-of=2026-11-20&w.trade-turnover-russia=7&p.fuel-price=-1&x.arms-share-russia=30&since=P3M&sort=adds';
const along = new URLSearchParams(set);
const ofLens = /^[wpx]\./;
/** More kinds of pages than there are; the walk ends by itself. */
const MOST_PAGES = 40;

const plain = (text: string): string => text.replaceAll('&amp;', '&');
const named = (tag: string, name: string): string | null => {
	const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
	return found === undefined ? null : plain(found);
};

/** Where the links of a page lead, but for files, an address that is there to be cited, and the way back to today. */
const linksOf = (html: string): string[] =>
	[...html.matchAll(/(<a\b[^>]*>)([^<]*)/g)]
		.filter(([, tag = '', text = '']) => {
			const isCited =
				named(tag, 'title')?.startsWith('Permanent') || named(tag, 'aria-label')?.startsWith('Open: ');
			const isOwn = /^\s*back to today/.test(text) || isCited === true;
			return !isOwn && !/\sdownload/.test(tag);
		})
		.flatMap(([, tag = '']) => named(tag, 'href') ?? []);

/** The names that each form sends which asks for a page. */
const formsOf = (html: string): { to: string; names: string[] }[] =>
	[...html.matchAll(/<form\b[^>]*method="get"[^>]*>.*?<\/form>/gis)].map(([form]) => ({
		to: named(form, 'action') ?? '',
		names: [...form.matchAll(/<(?:input|select)\b[^>]*>/g)].flatMap(([tag]) => named(tag, 'name') ?? [])
	}));

/** What of `along` an address lacks; one that names a scenario says itself how that is edited. */
function missing(names: ReadonlySet<string>, scenario: string | null): string[] {
	return [...along.keys()].filter(
		(name) => !names.has(name) && !(ofLens.test(name) && scenario !== null && name !== 'scenario')
	);
}

const isPage = (path: string): boolean => !path.startsWith('/api/') && !/\.[^/]*$/.test(path);

test('every link and form of every page takes along what is set', async ({ request, baseURL }) => {
	const origin = new URL(baseURL ?? '').origin;
	const waiting = [`/?${set}`];
	// One indicator's page stands for all.
	const kindOf = (path: string): string => path.replace(/(?<=^\/indicators\/).+/, '…');
	const seen = new Set<string>(['/']);
	const lost: string[] = [];
	for (let next = waiting.shift(); next !== undefined && seen.size < MOST_PAGES; next = waiting.shift()) {
		const from = new URL(next, origin);
		const answer = await request.get(next);
		expect(answer.status(), next).toBe(200);
		const html = await answer.text();
		for (const href of linksOf(html)) {
			const { origin: site, pathname, searchParams } = new URL(href, from);
			if (site !== origin || !isPage(pathname) || href.startsWith('#')) continue;
			// On the dashboard itself a link may be there to take a span or an order back.
			const own = from.pathname === '/' && pathname === '/' ? ['since', 'sort'] : [];
			const names = new Set([...searchParams.keys(), ...own]);
			lost.push(
				...missing(names, searchParams.get('scenario')).map((name) => `${name}: ${from.pathname} → ${href}`)
			);
			if (seen.has(kindOf(pathname))) continue;
			seen.add(kindOf(pathname));
			waiting.push(`${pathname}?${searchParams.toString()}`);
		}
		for (const { to, names } of formsOf(html))
			lost.push(
				...missing(new Set(names), names.includes('scenario') ? 'own' : null).map(
					(name) => `${name}: ${from.pathname}, form to ${to}`
				)
			);
	}
	expect(lost).toEqual([]);
	expect([...seen]).toEqual(
		expect.arrayContaining([
			'/indicators',
			'/indicators/…',
			'/scenarios',
			'/events',
			'/sources',
			'/changes',
			'/briefings',
			'/method',
			'/update',
			'/week',
			'/signposts',
			'/feeds',
			'/api'
		])
	);
});

test('an edit just made goes along through all pages and back', async ({ page }) => {
	await page.goto('/');
	const slider = page.getByRole('slider').first();
	await slider.focus();
	await page.keyboard.press('Home');
	await expect(page).toHaveURL(/w\.[a-z-]+=0/);
	const edited = new URL(page.url()).searchParams.toString();
	const pages = page.getByRole('navigation', { name: 'Pages' });
	for (const name of [
		'Indicators',
		'Scenarios',
		'Events',
		'Sources',
		'Changes',
		'Briefings',
		'Method',
		'Update'
	]) {
		await pages.getByRole('link', { name }).click();
		await expect(page).toHaveURL(new RegExp(`/${name.toLowerCase()}\\?`));
		await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/mixed|close|distant/i);
		expect(new URL(page.url()).searchParams.toString()).toBe(edited);
	}
	await page.keyboard.press('/');
	await page.keyboard.type('fuel\n');
	await expect(page).toHaveURL(/\/search\?.*q=fuel/);
	await page.getByRole('main').getByRole('link').first().click();
	await expect(page).not.toHaveURL(/\/search/);
	await page.getByRole('banner').getByRole('link', { name: 'Alignment Watch' }).click();
	await expect(slider).toHaveValue('0');
	expect(new URL(page.url()).searchParams.toString()).toBe(edited);
});

test('what the dashboard couldn’t read stays behind', async ({ request }) => {
	const html = await (await request.get('/?scenario=baseline&w.nosuch=3&w.fuel-price=4')).text();
	const changes = linksOf(html).find((href) => href.startsWith('/changes?scenario'));
	expect(changes).toBe('/changes?scenario=baseline&w.fuel-price=4');
});
