import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { handOver } from './src/lib/server/handover.ts';
import { logOf } from './src/lib/server/running/log.ts';
import { settingsOf } from './src/lib/server/settings.ts';
import { subsetFonts } from './vite.fonts.ts';

/** What src/start.ts does for a built server. */
const handedSettings: Plugin = {
	name: 'handed-settings',
	configureServer: () =>
		handOver({
			settings: settingsOf(process.env),
			build: null,
			version: 'development',
			log: logOf('text'),
			desk: null,
			publishing: null,
			stopping: new AbortController().signal
		})
};

/** What other pages share, but the dashboard comes up without. */
const later =
	'ui/briefing/|text/direction|MovedTable|StillChart|DifferenceBox|own-lenses|lens-name|history-view|debounced';
const onEveryPage = new RegExp(
	`node_modules/(svelte|@sveltejs|esm-env|devalue|clsx)/|vite/preload-helper|src/(lib|routes(?=/\\w+\\.(svelte|ts)))/(?!.*(${later}))`
);

export default defineConfig({
	plugins: [sveltekit(), subsetFonts(), handedSettings],
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						// Compiled whole and beside the page while it is fetched, not piece by piece while the page comes up.
						postBanner: '//# allFunctionsCalledOnLoad',
						// One file for what every page runs on: a dozen small ones cost more in headers than they hold.
						advancedChunks: {
							groups: [
								{
									name: 'shared',
									test: onEveryPage,
									minShareCount: 2
								}
							]
						}
					}
				}
			}
		}
	}
});
