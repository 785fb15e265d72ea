import { GlobalFonts } from '@napi-rs/canvas';
import { createRequire } from 'node:module';

const faces = [
	['Source Sans 3', '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2'],
	['Source Sans 3', '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2'],
	['Source Serif 4', '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2']
] as const;

let registered = false;

/** Gives the drawing library the pages' own fonts, once: text is then measured as the pages show it. */
export function registerPageFonts(): void {
	if (registered) return;
	registered = true;
	const { resolve } = createRequire(import.meta.url);
	for (const [family, path] of faces) GlobalFonts.registerFromPath(resolve(path), family);
}
