import { defineConfig } from '@playwright/test';
import { chromiumArguments } from './tests/support/chromium.ts';

const port = Number(process.env.E2E_PORT ?? 4391);

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: 'test-results',
	forbidOnly: true,
	retries: 0,
	// A bound on a hang, not a measure of speed: some pages are long, and machines are busy.
	timeout: 180_000,
	expect: { timeout: 30_000 },
	workers: 2,
	reporter: [['list']],
	use: {
		baseURL: `http://127.0.0.1:${port}`,
		// The day of the shipped data, so that what the tests read on the pages stays put.
		timezoneId: 'UTC',
		locale: 'en-GB',
		launchOptions: {
			...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
			args: [...chromiumArguments]
		}
	},
	webServer: {
		command: 'npm start',
		url: `http://127.0.0.1:${port}/`,
		env: { PORT: String(port), HOST: '127.0.0.1', WATCH_DIR: 'tests/fixtures/watch' },
		// It builds the pages first.
		timeout: 600_000,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 }
	}
});
