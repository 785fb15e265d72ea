import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
const latin1 = Array.from({ length: 96 }, (_, index) => String.fromCharCode(160 + index)).join('');
const punctuation = '\u00a0\u202f\u2009–—‘’“”„…†•′″−×·±°§€£éèáóüöäßçñ';

/** What the pages ask of a face: pairs set closer, joined letters, marks in place, digits of one width. */
const keepFeatures = ['kern', 'liga', 'ccmp', 'locl', 'mark', 'tnum', 'lnum'];

/** What each of the page's faces must hold; running text takes names from any western language. */
function textFor(fileName: string): string {
	return fileName.includes('-400-') ? ascii + punctuation + latin1 : ascii + punctuation;
}

/**
 * Cuts the page's fonts down to the letters it uses: a third of their weight, and the fonts are the heaviest thing on the
 * first load. A letter outside is in one of the further files of fonts.css, or else in the reader's own fonts. The development server serves them whole.
 */
export function subsetFonts(): Plugin {
	return {
		name: 'subset-fonts',
		async generateBundle(_, bundle) {
			for (const asset of Object.values(bundle)) {
				// Other scripts' files are fetched only by pages that need them, and then they need to be whole.
				if (asset.type !== 'asset' || !/-latin-[46]00-.*\.woff2$/.test(asset.fileName)) continue;
				const whole = Buffer.from(asset.source);
				asset.source = await subsetFont(whole, textFor(asset.fileName), {
					targetFormat: 'woff2',
					keepFeatures
				});
			}
		}
	};
}

const faces = [
	['Source Sans 3', 400, '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2'],
	['Source Sans 3', 600, '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2'],
	['Source Serif 4', 600, '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2']
] as const;

/** Writes `faces.css`: the page's faces with everything that western names need, for a file that fetches nothing. */
export function facesInside(): Plugin {
	const { resolve } = createRequire(import.meta.url);
	return {
		name: 'faces-inside',
		async generateBundle() {
			const rules = await Promise.all(
				faces.map(async ([family, weight, file]) => {
					const letters = ascii + punctuation + latin1;
					const font = await subsetFont(await readFile(resolve(file)), letters, {
						targetFormat: 'woff2',
						keepFeatures
					});
					return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${font.toString('base64')}) format('woff2')}`;
				})
			);
			this.emitFile({ type: 'asset', fileName: 'faces.css', source: rules.join('\n') });
		}
	};
}
