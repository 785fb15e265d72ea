import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments } from './tests/support/chromium.ts';

/** Bounds on a hang, not measures of speed: machines are busy. */
const patient = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 30_000 } } };

/** What the router brings is played by the tests. */
const played = (file: string): string => fileURLToPath(new URL(`./tests/ui/app/${file}`, import.meta.url));

export default defineConfig({
	test: {
		// One for every core: of two, the default leaves one idle.
		maxWorkers: '100%',
		projects: [
			{
				test: {
					...patient,
					name: 'node',
					// Nothing here replaces a module, so that each is read once by a worker, not again for every file.
					isolate: false,
					environment: 'node',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/ui/**', 'tests/rendered/**', 'tests/e2e/**'],
					// Dates are under test: a day that shifts with the machine's zone must show.
					env: { TZ: 'America/Los_Angeles' }
				}
			},
			{
				// What the server makes with the pages' own parts.
				plugins: [svelte()],
				test: { ...patient, name: 'rendered', environment: 'node', include: ['tests/rendered/**/*.test.ts'] }
			},
			{
				plugins: [svelte()],
				resolve: {
					conditions: ['browser'],
					alias: {
						'$app/navigation': played('navigation.ts'),
						'$app/state': played('state.svelte.ts'),
						'$app/forms': played('forms.ts')
					}
				},
				// Fetched by the page when it is wanted, and so found late.
				optimizeDeps: { include: ['chart.js'] },
				test: {
					...patient,
					name: 'ui',
					include: ['tests/ui/**/*.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: {
								executablePath: process.env.CHROMIUM_PATH ?? '',
								args: [...chromiumArguments]
							}
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
