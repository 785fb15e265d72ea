import { expect, test } from '@playwright/test';
import { holdScript, openTakenOver } from '../../support/pages/taken-over.ts';

test('the address of a scenario under edit holds what differs from its base, and long reasons fit', async ({
	page
}) => {
	// What is typed before the script is there counts, too.
	const release = await holdScript(page);
	await page.goto('/scenarios', { waitUntil: 'commit' });
	await page.getByRole('spinbutton', { name: 'Weight of Russian share of arms imports' }).fill('40');
	await page.keyboard.press('Tab');
	release();
	await expect(page).toHaveURL(/\/scenarios\?scenario=baseline&w\.arms-share-russia=40$/);

	const reasons = page.getByLabel(/^Reason for the weight of/);
	for (const at of [0, 1, 2, 3]) {
		await reasons.nth(at).fill('причина '.repeat(36));
		await page.keyboard.press('Tab');
		await expect
			.poll(() => [...new URL(page.url()).searchParams.keys()].filter((key) => key.startsWith('r.')).length)
			.toBe(at + 1);
	}
	await page.reload();
	await expect(reasons.nth(3)).toHaveValue('причина '.repeat(36).trim());
	await expect(page.getByRole('spinbutton', { name: 'Weight of Russian share of arms imports' })).toHaveValue(
		'40'
	);

	await page.getByRole('spinbutton', { name: 'Weight of Russian share of arms imports' }).fill('100');
	await page.keyboard.press('Tab');
	await expect(page).toHaveURL(/w\.arms-share-russia=100/);
	await page.getByRole('spinbutton', { name: 'Weight of Chinese share of arms imports' }).fill('31');
	await page.keyboard.press('Tab');
	await expect(page).toHaveURL(/w\.arms-share-china=31/);
	expect(new URL(page.url()).searchParams.get('w.arms-share-russia')).toBeNull();
});

test('neither the wheel nor an arrow key in an empty what-if turns a number of any page', async ({
	page
}) => {
	for (const address of ['/', '/scenarios']) {
		// The wheel is held by the page's script.
		await openTakenOver(page, address);
		const slider = page.getByRole('slider').first();
		// On the dashboard what weighs comes when a reader is near a slider.
		if (address === '/') await slider.focus();
		const boxes = page.locator('input[type=number]');
		await expect(boxes.first()).toBeVisible();
		await page.locator('details').evaluateAll((all) => {
			for (const one of all) if (one instanceof HTMLDetailsElement) one.open = true;
		});
		await expect.poll(() => boxes.count()).toBeGreaterThan(20);
		const turned = await boxes.evaluateAll((all) =>
			all.flatMap((input) => {
				if (!(input instanceof HTMLInputElement)) return [];
				const before = input.value;
				input.focus();
				const roll = new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true });
				input.dispatchEvent(roll);
				const isHeld = roll.defaultPrevented && input.value === before;
				return isHeld ? [] : [input.name];
			})
		);
		expect(turned).toEqual([]);
		const assumed = page.locator('input[type=number][name="x.arms-share-russia"]');
		await expect(assumed).toHaveValue('');
		await assumed.focus();
		await page.keyboard.press('ArrowUp');
		expect(Number(await assumed.inputValue())).toBeGreaterThan(10);
	}
});
