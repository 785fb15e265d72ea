import { expect, test, type Page } from '@playwright/test';
import type { Firm } from '#engine';
import { verdictText, type OutlookJson, type VerdictTurnJson } from '#present';
import {
	checkPrinting,
	checkSliders,
	checkUndo,
	checkWhatIf,
	sliderOf as slider,
	tableOf as tableText,
	type Weighed
} from '../../support/pages/weighing.ts';
import { checkRow, checkSums } from '../../support/pages/reading.ts';
import { cliJson } from '../terminal.ts';
import { holdScript, openTakenOver, takenOver } from '../../support/pages/taken-over.ts';
import { noteVisit, VISITS } from '../../support/pages/visits.ts';

/** A day of the shipped data, so that the numbers stay put while the calendar moves on. */
const day = '2026-11-22';
const weight = 'w.arms-share-russia';

const weighed: Weighed = {
	address: `/?scenario=baseline&as-of=${day}`,
	one: { id: 'arms-share-russia', name: 'Russian share of arms imports', weight: 0 },
	other: { id: 'high-level-visits', name: 'High-level visits' },
	otherScenario: 'Beijing reasserts',
	whatIf: '4'
};

const verdict = (page: Page) => page.getByRole('heading', { level: 1 });
/** The sentence under the verdict, and what it rests on. */
const lead = (page: Page) => page.locator('.said');
const lens = (page: Page) => page.locator('.lens');

/** Both verdicts of an answer of the terminal, as the page words them. */
function wordsOf({ position, direction, firmness }: OutlookJson): string {
	const firm = (word: Firm | null) => word && { firm: word, distance: 0, most: null };
	return verdictText(
		{ position, direction: direction.verdict },
		{ position: firm(firmness.position), direction: firm(firmness.direction) },
		{
			positions: { distant: 'Distant', mixed: 'Mixed', close: 'Close' },
			directions: { weakening: 'Weakening', holding: 'Holding', deepening: 'Deepening' }
		}
	);
}

test('shows the verdict of the terminal, on the day and today', async ({ page }) => {
	for (const [address, words] of [
		[`/?as-of=${day}`, ['--as-of', day]],
		['/', []]
	] as const) {
		const outlook = await cliJson<OutlookJson>('outlook', ...words);
		await page.goto(address);
		await expect(verdict(page)).toHaveText(wordsOf(outlook));
		await expect(lens(page)).toContainText('Baseline');
		if (outlook.score !== null) {
			const printed = Math.abs(outlook.score).toFixed(1);
			await expect(page.locator('tfoot .adds')).toContainText(printed);
		}
	}
});

test('page, API and terminal agree to the last digit', async ({ request }) => {
	const query = `scenario=energy-lifeline&as-of=${day}`;
	const words = ['outlook', '--scenario', 'energy-lifeline', '--as-of', day];
	const terminal = await cliJson<OutlookJson>(...words);
	const edited = `${query}&w.fuel-price=3&lens=Night+desk`;
	const own = await cliJson<OutlookJson>('outlook', '--link', edited);
	expect(own).toMatchObject({
		scenario: 'energy-lifeline',
		lens: 'Night desk',
		edits: [{ indicator: 'fuel-price' }]
	});
	for (const file of ['/api/outlook', '/outlook.json']) {
		expect(await (await request.get(`${file}?${query}`)).json()).toEqual(terminal);
		expect(await (await request.get(`${file}?${edited}`)).json()).toEqual(own);
	}
	const span = ['--from', '2024-01-01', '--to', day];
	const turns = await cliJson<VerdictTurnJson[]>('verdicts', '--scenario', 'energy-lifeline', ...span);
	const log = await request.get(`/api/verdicts?scenario=energy-lifeline&from=2024-01-01&to=${day}`);
	expect(turns.length).toBeGreaterThan(0);
	expect(await log.json()).toEqual(turns);
	expect((await request.get(`/api/verdicts?from=2026-01-02&to=2026-01-01`)).status()).toBe(400);
});

test('a slider moves verdict, contributions and address; reload, back and a copied link restore them', async ({
	page,
	context
}) => {
	await checkSliders(page, context, weighed);
});

/** Moves the first slider and follows a link as a hand does, sooner than the address is written. */
const weighAndTake = (page: Page, weight: number): Promise<void> =>
	page.evaluate(async (to) => {
		const slider = document.querySelector<HTMLInputElement>('#scenario-form input[type=range]');
		const links = [...document.querySelectorAll<HTMLElement>('main a')];
		const link = links.find(({ textContent }) => textContent.trim() === 'Take a briefing');
		if (!slider || !link) throw new Error('nothing to weigh or to follow');
		slider.value = String(to);
		slider.dispatchEvent(new Event('input', { bubbles: true }));
		link.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
		await new Promise((resolve) => setTimeout(resolve));
		link.click();
	}, weight);

test('a link followed at once carries the change just made', async ({ page }) => {
	// With its script: without one the link leads where it did when the page was sent.
	await openTakenOver(page, `/?as-of=${day}`);
	await weighAndTake(page, 7);
	await expect(page).toHaveURL(/\/briefings\?.*w\.[a-z-]+=7\b/);
	// Again where what weighs need not be fetched first.
	await page.goBack();
	await page.getByRole('slider').first().fill('8');
	await expect(page).toHaveURL(/w\.[a-z-]+=8\b/);
	await weighAndTake(page, 9);
	await expect(page).toHaveURL(/\/briefings\?.*w\.[a-z-]+=9\b/);
});

test('the table follows when the slider rests, and at once when it is let go or printed', async ({
	page
}) => {
	await checkPrinting(page, weighed);
});

test('nothing below the verdict jumps while a weight moves', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto(`/?as-of=${day}`);
	const moving = slider(page, 'Russian share of arms imports');
	await moving.scrollIntoViewIfNeeded();
	const place = await moving.boundingBox();
	await expect(lens(page)).not.toContainText('edited');
	await moving.focus();
	for (const key of ['ArrowLeft', 'PageDown', 'PageDown', 'Home']) {
		await page.keyboard.press(key);
		await expect(lens(page)).toContainText('edited');
		// What is said above may grow when it rests; a browser that keeps the place scrolls by whole pixels.
		expect(Math.abs(((await moving.boundingBox())?.y ?? 0) - (place?.y ?? 0))).toBeLessThan(1);
	}
});

for (const [width, height] of [
	[1440, 900],
	[360, 740]
] as const) {
	test(`the verdict stays in sight down to the last slider, ${width} px wide`, async ({ page }) => {
		await page.setViewportSize({ width, height });
		await page.goto(`/?as-of=${day}`);
		const last = page.getByRole('slider').last();
		await last.focus();
		await page.keyboard.press('End');
		await expect(lens(page)).toContainText('edited');
		await expect(page).toHaveURL(/w\./);
		await expect(verdict(page)).not.toBeInViewport();
		const head = page.locator('aside .stand');
		await expect(head).toBeInViewport({ ratio: 1 });
		const score = (await page.locator('tfoot .adds').textContent())?.trim() ?? '';
		await expect(head).toHaveText(new RegExp(`^(Distant|Mixed|Close).* ${score.replace('+', '\\+')}$`));
		// What is tabbed back to lies below the head, not under it.
		for (let presses = 0; presses < 12; presses += 1) {
			await page.keyboard.press('Shift+Tab');
			const field = await page.locator(':focus').boundingBox();
			const edge = await page.locator('aside .head').boundingBox();
			expect(field?.y).toBeGreaterThanOrEqual((edge?.y ?? 0) + (edge?.height ?? 0));
		}
	});
}

test('a date is typed by keyboard, and counts when it is whole', async ({ page }) => {
	// With its script: without one the box belongs to a form that is sent.
	await openTakenOver(page, '/?w.arms-share-russia=40&sort=weight');
	await page.locator('#as-of').focus();
	await page.keyboard.type('06302022', { delay: 30 });
	await expect(page).not.toHaveURL(/as-of/);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/w\.arms-share-russia=40&as-of=2022-06-30&sort=weight/);
	await expect(lead(page)).toContainText('30 Jun 2022');
	await page.goBack();
	await expect(page).not.toHaveURL(/as-of/);
});

test('a past day goes along to all pages, until its reader leaves it', async ({ page }) => {
	await page.goto('/?as-of=2024-06-30');
	const pages = page.getByRole('navigation', { name: 'Pages' });
	for (const name of ['Scenarios', 'Events', 'Dashboard']) {
		await pages.getByRole('link', { name }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText(
			name === 'Dashboard' ? /Mixed|Close|Distant|mixed|close|distant/ : name
		);
		await expect(page).toHaveURL(/\?as-of=2024-06-30$/);
		await expect(page.locator('main')).toContainText('30 Jun 2024');
	}
	await page.getByRole('banner').getByRole('link', { name: 'Alignment Watch' }).click();
	await expect(page).toHaveURL(/\?as-of=2024-06-30$/);
	await page.getByRole('link', { name: 'back to today' }).click();
	// No day at all, so that the page goes on with the days.
	await expect(page).not.toHaveURL(/as-of=/);
});

test('a day that lies ahead is called one', async ({ page }) => {
	const next = new Date().getUTCFullYear() + 1;
	await page.goto(`/?as-of=${next}-01-01`);
	await expect(lead(page)).toContainText(`1 Jan ${next}, a day that lies ahead`);
});

test('a day that no figure reaches is left out, with a word', async ({ page, request }) => {
	await page.goto('/?as-of=9999-12-31');
	await expect(page.locator('main')).toContainText('received 9999-12-31');
	await expect(lead(page)).not.toContainText('lies ahead');
	for (const path of [
		'/history.png',
		'/api/outlook',
		'/events.csv',
		'/watch.zip',
		'/indicators/fuel-price.svg'
	])
		expect((await request.get(`${path}?as-of=9999-12-31`)).status(), path).toBe(400);
});

test('the column adds up as printed: rows to their group, groups to the index', async ({ page }) => {
	for (const query of [`as-of=${day}`, `as-of=${day}&scenario=beijing-reasserts`, 'as-of=2024-06-30'])
		await checkSums(page, `/?${query}`);
});

test('edits are taken back one by one, and made again, by button and by key', async ({ page }) => {
	await checkUndo(page, {
		...weighed,
		one: { id: 'trade-turnover-russia', name: 'Russia-Myanmar goods trade', weight: 50 },
		other: { id: 'high-level-visits', name: 'High-level visits' }
	});
});

test('what changed is told over the span that is chosen, and the choice stays with an edit', async ({
	page
}) => {
	await page.goto(`/?as-of=${day}`);
	await expect(page.locator('#changed')).toContainText('each figure against its value a year before');
	await page.getByRole('link', { name: '3 months' }).click();
	await expect(page).toHaveURL(/since=P3M/);
	await expect(page.locator('#changed')).toContainText('22 Aug 2026');
	await slider(page, 'Russia-Myanmar goods trade').focus();
	await page.keyboard.press('Home');
	await expect(page).toHaveURL(/w\.trade-turnover-russia=0.*since=P3M/);
	await page.getByRole('link', { name: 'other readings' }).click();
	await expect(page).toHaveURL(/w\.trade-turnover-russia=0.*since=P3M.*readings=all/);
	await expect(page.locator('.key li').filter({ hasText: 'no delay' })).toBeVisible();
});

test('the last visit is kept in the browser, and offered as a span', async ({ page }) => {
	await page.goto('/');
	await noteVisit(page, '2026-08-03');
	await expect(page.getByRole('link', { name: 'my last visit' })).toHaveCount(0);
	await page.reload();
	await page.getByRole('link', { name: 'my last visit' }).click();
	await expect(page).toHaveURL(/since=2026-08-03/);
	await expect(page.locator('#changed')).toContainText('3 Aug 2026');
	expect(await page.evaluate((key) => localStorage.getItem(key), VISITS)).toMatch(/ 2026-08-03$/);
});

test('a day that cannot be read is refused by every page and file that takes one', async ({ request }) => {
	for (const address of [
		'/indicators/arms-share-russia',
		'/indicators/arms-share-russia.csv',
		'/events',
		'/events.ics',
		'/watch.zip'
	]) {
		const answer = await request.get(`${address}?as-of=2026-02-30`);
		expect(answer.status(), address).toBe(400);
		expect(await answer.text()).toContain('which is no day');
	}
	expect((await request.get('/changes?from=x')).status()).toBe(400);
	expect((await request.get('/changes.csv?scenario=x')).status()).toBe(400);
});

test('an edit survives leaving for another page and coming back', async ({ page }) => {
	await page.goto(`/?as-of=${day}`);
	await slider(page, 'High-level visits').focus();
	await page.keyboard.press('End');
	await expect(page).toHaveURL(/w\.high-level-visits=100/);
	const after = await tableText(page);
	await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Method' }).click();
	await expect(verdict(page)).toHaveText('Method');
	await page.goBack();
	await expect.poll(() => tableText(page)).toBe(after);
});

test('what is opened and moved before the script is there stays', async ({ page }) => {
	const release = await holdScript(page);
	await page.goto(weighed.address, { waitUntil: 'commit' });
	const control = page.locator('li', { has: slider(page, weighed.other.name) });
	await control.getByText('Why · what if').click();
	await slider(page, weighed.one.name).fill('7');
	release();
	await takenOver(page);
	await expect(page).toHaveURL(new RegExp(`w\\.${weighed.one.id}=7`));
	await expect(control.getByRole('combobox')).toBeVisible();
	await control.getByRole('combobox').selectOption('-1');
	await expect(page).toHaveURL(new RegExp(`p\\.${weighed.other.id}=-1`));
});

test('a part that a reader touches answers while the parts before it still wait to be taken over', async ({
	page
}) => {
	// The tasks in which parts are taken over, and no others, wait for no time at all.
	await page.addInitScript(() => {
		const after = setTimeout;
		const held: (() => void)[] = [];
		Object.assign(window, {
			letGo: () => held.forEach((act) => after(act)),
			setTimeout: (act: () => void, delay?: number) =>
				delay === undefined && document.querySelector('.island') ? held.push(act) : after(act, delay)
		});
	});
	await page.goto(weighed.address);
	await page.waitForFunction(() => history.scrollRestoration === 'manual');
	const panel = page.getByRole('complementary', { name: 'Scenario' });
	const control = panel.locator('li', { has: slider(page, weighed.other.name) });
	await control.getByText('Why · what if').click();
	await control.getByRole('combobox').selectOption('-1');
	await expect(panel).toContainText('yours differs in');
	await expect(page.locator('.headline')).not.toContainText('edited');
	await page.evaluate('letGo()');
	await expect(page.locator('.headline')).toContainText('edited');
	await expect(page).toHaveURL(new RegExp(`p\\.${weighed.other.id}=-1`));
});

test('sliders answer arrows, Page Up and Down, Home and End; number boxes and sliders follow each other', async ({
	page
}) => {
	await page.goto(`/?as-of=${day}`);
	const range = slider(page, 'Russian oil and fuel imports');
	const box = page.getByRole('spinbutton', { name: 'Russian oil and fuel imports', exact: true });
	await range.focus();
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowRight');
	await expect(box).toHaveValue('1');
	await page.keyboard.press('PageUp');
	await expect(box).not.toHaveValue('1');
	await page.keyboard.press('End');
	await expect(box).toHaveValue('100');
	await box.fill('37');
	await expect(range).toHaveValue('37');
	await expect(page).toHaveURL(/w\.oil-imports-russia=37/);
});

test('polarity and what-if change the board; reset takes everything back', async ({ page }) => {
	await checkWhatIf(page, {
		...weighed,
		one: { id: 'oil-imports-russia', name: 'Russian oil and fuel imports', weight: 0 }
	});
});

test('parameters that can’t be read are ignored by the page, which says so, and refused by the API', async ({
	page,
	request
}) => {
	const address = `scenario=nonsense&as-of=2025-02-30&${weight}=abc&w.no-such=1&p.fuel-price=2&x.fuel-price==1`;
	await page.goto(`/?${address}`);
	await expect(page.locator('.notices li')).toHaveCount(6);
	await expect(lens(page)).toContainText('Baseline');
	const answer = await request.get(`/api/outlook?${address}`);
	expect(answer.status()).toBe(400);
	const body = (await answer.json()) as { ok: boolean; issues: { code: string }[] };
	expect(body.ok).toBe(false);
	expect(body.issues.map(({ code }) => code)).toContain('link/unknown-scenario');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the form gives the same numbers as the live page', async ({ page, browser }) => {
		await page.goto(`/?as-of=${day}`);
		await page.getByRole('spinbutton', { name: 'Russian share of arms imports', exact: true }).fill('12');
		await page.getByRole('button', { name: 'Update' }).click();
		await expect(lens(page)).toContainText('edited');
		const plain = [await lead(page).innerText(), await tableText(page)];

		const live = await (await browser.newContext({ javaScriptEnabled: true })).newPage();
		await live.goto(`/?as-of=${day}`);
		await live.getByRole('spinbutton', { name: 'Russian share of arms imports', exact: true }).fill('12');
		await expect(live).toHaveURL(/w\.arms-share-russia=12/);
		expect([await lead(live).innerText(), await tableText(live)]).toEqual(plain);
	});

	test('every page is complete', async ({ page }) => {
		for (const address of ['/', '/indicators', '/indicators/arms-share-russia', '/scenarios', '/method']) {
			const answer = await page.goto(address);
			expect(answer?.status()).toBe(200);
			await expect(verdict(page)).not.toBeEmpty();
		}
	});
});

test('what hangs on a figure leads to it, and what is due to its date below the name of the page', async ({
	page
}) => {
	await page.goto(`/?as-of=${day}`);
	const row = page.locator('#hangs-on tbody a').first();
	const name = await row.innerText();
	await row.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	await page.goBack();
	const due = page.locator('#due tbody a').first();
	const late = await due.innerText();
	await due.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(late);
	await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
	await expect(page.locator('#next:target')).toBeInViewport();
	// The list of keys is fetched by its key.
	await takenOver(page);
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('take back the last edit');
	await page.getByRole('button', { name: 'Close' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test('a figure leads to its row in one click', async ({ page }) => {
	await checkRow(page, `/?as-of=${day}`);
});

test('a figure of a past day leads to its row as known on that day', async ({ page }) => {
	await page.goto('/?as-of=2023-06-30');
	const figure = page.locator('.latest a[href*="#row-"]').first();
	const text = await figure.innerText();
	await figure.click();
	await expect(page).toHaveURL(/\/indicators\/[a-z-]+\?as-of=2023-06-30#row-\d+$/);
	await expect(page.locator('tr:target')).toContainText(text.replace(/[^\d.]/g, ''));
	await expect(page.getByText('As known on 30 Jun 2023').first()).toBeVisible();
});
