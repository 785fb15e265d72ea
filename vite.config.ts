import { sveltekit } from '@sveltejs/kit/vite';
import subsetFont from 'subset-font';
import { defineConfig, type Plugin } from 'vite';

const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
const latin1 = Array.from({ length: 96 }, (_, index) => String.fromCharCode(160 + index)).join('');
const punctuation = '\u00a0\u202f\u2009–—‘’“”„…†•′″−×·±°§€£éèáóüöäßçñ';

/** What each of the page's faces must hold; running text takes names from any western language. */
function textFor(fileName: string): string {
	return fileName.includes('-400-') ? ascii + punctuation + latin1 : ascii + punctuation;
}

/**
 * Cuts the page's fonts down to the letters it uses: a third of their weight, and the fonts are the heaviest thing on the
 * first load. A letter outside falls back to the reader's own fonts. The development server serves them whole.
 */
function subsetFonts(): Plugin {
	return {
		name: 'subset-fonts',
		async generateBundle(_, bundle) {
			for (const asset of Object.values(bundle)) {
				if (asset.type !== 'asset' || !asset.fileName.endsWith('.woff2')) continue;
				const whole = Buffer.from(asset.source);
				asset.source = await subsetFont(whole, textFor(asset.fileName), { targetFormat: 'woff2' });
			}
		}
	};
}

export default defineConfig({
	plugins: [sveltekit(), subsetFonts()],
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						// One file for what every page runs on: a dozen small ones cost more in headers than they hold.
						advancedChunks: {
							groups: [
								{
									name: 'framework',
									test: /node_modules\/(svelte|@sveltejs|esm-env|devalue|clsx)\/|vite\/preload-helper/
								},
								// But not what the dashboard, the first page of most, never shows.
								{ name: 'shared', test: /src\/lib\/(?!ui\/MovedTable)/, minShareCount: 3 }
							]
						}
					}
				}
			}
		}
	}
});
