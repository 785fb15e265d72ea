import { expect, type BrowserContext, type Page } from '@playwright/test';

/** A dashboard to weigh on: the live one, or one that was published as files. */
export interface Weighed {
	/** As it is opened first, through the scenario `Baseline`. */
	readonly address: string;
	/** Two of its indicators; the first counts for much. */
	readonly one: { readonly id: string; readonly name: string; readonly weight: number };
	readonly other: { readonly id: string; readonly name: string };
	readonly otherScenario: string;
	/** A value of the first that nobody has observed. */
	readonly whatIf: string;
}

/** What follows when a slider rests: what changed, what it hangs on, what is due, how firm it is. */
const columnsOf = (page: Page): Promise<string[]> =>
	page.locator(':is(#changed, #hangs-on, #due, #firm)').allTextContents();

/** The numbers of the indicator table as the page prints them. */
export const tableOf = async (page: Page): Promise<string> =>
	(await page.locator('section[aria-label="Indicators"] table').textContent()) ?? '';

export const sliderOf = (page: Page, name: string): ReturnType<Page['getByRole']> =>
	page.getByRole('slider', { name: `Weight of ${name}`, exact: true });

/** Of the columns the one whose words change only where all of them are made anew. */
const madeAnew = (page: Page): Promise<string | null> => page.locator('#hangs-on').textContent();

const lens = (page: Page): ReturnType<Page['locator']> => page.locator('.lens');
const lead = (page: Page): Promise<string> => page.locator('.said').innerText();
const edited = (id: string, value: number | string, family = 'w'): RegExp =>
	new RegExp(`${family}\\.${id}=${value}\\b`);

/** A slider moves verdict, contributions and address; reload, back and a copied link restore them. */
export async function checkSliders(page: Page, context: BrowserContext, on: Weighed): Promise<void> {
	await page.goto(on.address);
	const before = await tableOf(page);
	const unedited = await madeAnew(page);
	await sliderOf(page, on.one.name).focus();
	await page.keyboard.press('Home');
	await expect(lens(page)).toContainText('edited');
	await expect(page).toHaveURL(edited(on.one.id, 0));
	const after = await tableOf(page);
	expect(after).not.toBe(before);
	const leadText = await lead(page);
	await expect.poll(() => madeAnew(page)).not.toBe(unedited);
	const said = await columnsOf(page);

	await page.reload();
	await expect.poll(() => tableOf(page)).toBe(after);
	expect(await lead(page)).toBe(leadText);
	await expect.poll(() => columnsOf(page)).toEqual(said);

	const another = await context.newPage();
	await another.goto(page.url());
	await expect.poll(() => tableOf(another)).toBe(after);

	await page.getByRole('link', { name: on.otherScenario }).click();
	await expect(lens(page)).toContainText(on.otherScenario);
	await page.goBack();
	await expect(lens(page)).toContainText('Baseline, edited');
	await expect.poll(() => tableOf(page)).toBe(after);
}

/** Edits are taken back one by one, and made again, by button and by key. */
export async function checkUndo(page: Page, { address, one, other }: Weighed): Promise<void> {
	await page.goto(address);
	const verdict = page.getByRole('heading', { level: 1 });
	const before = await verdict.innerText();
	await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
	await sliderOf(page, one.name).focus();
	await page.keyboard.press('Home');
	await expect(page).toHaveURL(edited(one.id, 0));
	await expect(page.locator('aside .reference')).toContainText('yours differs in one weight');
	await expect(page.locator('aside summary.edited')).toHaveText(`• was ${one.weight}`);
	await sliderOf(page, other.name).focus();
	await page.keyboard.press('End');
	await expect(page.locator('aside .reference')).toContainText('2 weights');
	await page.keyboard.press('Control+z');
	await expect(page.locator('aside .reference')).toContainText('one weight');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page).not.toHaveURL(/w\./);
	await expect(verdict).toHaveText(before);
	await page.keyboard.press('Control+Shift+z');
	await page.getByRole('button', { name: 'Redo' }).click();
	await expect(page).toHaveURL(edited(one.id, 0));
	await expect(page).toHaveURL(edited(other.id, 100));
}

/** Polarity and what-if change the board, a reload says the same, and reset takes everything back. */
export async function checkWhatIf(page: Page, { address, one, whatIf }: Weighed): Promise<void> {
	await page.goto(address);
	const before = await tableOf(page);
	const control = page.locator('li', { has: sliderOf(page, one.name) });
	await control.getByText('Why · what if').click();
	await control.getByRole('combobox').selectOption('-1');
	await expect(page).toHaveURL(edited(one.id, -1, 'p'));
	await control.getByLabel(/What if it were/).fill(whatIf);
	await expect(page.locator('section[aria-label="Indicators"] table')).toContainText(
		'a what-if, not observed'
	);
	await expect(page).toHaveURL(edited(one.id, whatIf, 'x'));
	// Draws, weightings and turning points too: the same address is weighed afresh.
	await expect.poll(async () => (await columnsOf(page)).join(' ')).toContain('what if');
	const live = [await lead(page), ...(await columnsOf(page))];
	await page.reload();
	await expect.poll(async () => [await lead(page), ...(await columnsOf(page))]).toEqual(live);
	await page.getByRole('link', { name: 'Reset' }).click();
	await expect(page).not.toHaveURL(new RegExp(one.id));
	await expect.poll(() => tableOf(page)).toBe(before);
}

/** Moves the first slider as a drag does, and reads the table at once on paper and otherwise in the next task. */
const rowsAfterStep = (
	page: Page,
	then: 'beforeprint' | 'pointerup' | null
): Promise<[before: string, after: string, said: string]> =>
	page.evaluate(async (event) => {
		const rows = (): string => document.querySelector('[aria-label=Indicators] table')?.textContent ?? '';
		const slider = document.querySelector<HTMLInputElement>('#scenario-form input[type=range]');
		if (!slider) throw new Error('no slider');
		const before = rows();
		slider.value = String(Number(slider.value) - 20);
		slider.dispatchEvent(new Event('input', { bubbles: true }));
		if (event) window.dispatchEvent(new Event(event));
		// A frame may take longer on a busy machine than a slider takes to rest; timers keep their order.
		if (event !== 'beforeprint') await new Promise((resolve) => setTimeout(resolve));
		return [before, rows(), document.querySelector('.said')?.textContent ?? ''];
	}, then);

/** The table follows when the slider rests, and at once when it is let go or printed. */
export async function checkPrinting(page: Page, { address }: Weighed): Promise<void> {
	await page.goto(address);
	// What weighs is there from the first step on.
	const unedited = await tableOf(page);
	await rowsAfterStep(page, null);
	await expect.poll(() => tableOf(page)).not.toBe(unedited);
	const said = await page.locator('.said').textContent();
	const shown = await tableOf(page);
	const [before, during, verdictDuring] = await rowsAfterStep(page, null);
	expect(verdictDuring).not.toBe(said);
	expect(during).toBe(before);
	await expect.poll(() => tableOf(page)).not.toBe(shown);
	const [rested, letGo] = await rowsAfterStep(page, 'pointerup');
	expect(letGo).not.toBe(rested);
	const [, onPaper] = await rowsAfterStep(page, 'beforeprint');
	expect(onPaper).not.toBe(letGo);
}
