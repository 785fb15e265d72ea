import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { started, stopAll } from '../../support/servers.ts';

/** The sound golden watches: what the dashboard says of them, word for word. GOLDEN=write writes it anew. */
const golden = 'tests/golden';
const watches = readdirSync(golden, { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && !entry.name.startsWith('broken-'))
	.map(({ name }) => name);

test.afterEach(stopAll);
// What is far from the screen isn't laid out, and has no words for who asks what is shown.
test.use({ viewport: { width: 1280, height: 4000 } });

for (const watch of watches) {
	test(`the page of ${watch}`, async ({ page }) => {
		const { address } = await started({ WATCH_DIR: join(golden, watch, 'watch') });
		await page.goto(`${address}/?as-of=2026-11-22`);
		const text = await page.locator('main').innerText();
		const lines = text.split('\n').map((line) => line.trim());
		const shown = `${lines.filter((line) => line !== '').join('\n')}\n`;
		const path = join(golden, watch, 'expected', 'page.txt');
		if (process.env.GOLDEN === 'write') writeFileSync(path, shown);
		expect(existsSync(path), `${path} is missing`).toBe(true);
		expect(shown).toBe(readFileSync(path, 'utf8'));
	});
}
