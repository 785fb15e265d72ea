import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { registerPageFonts } from './page-fonts.ts';
import { fontFilesFor, goesBeyondLatin } from '../fonts/font-files.ts';

/** The drawing library looks for a letter in one file of a family only: each file is a family of its own. */
const registered = new Set<string>();

/** Families to try for a text besides the Latin ones; registers what it hasn't met before. */
function familiesFor(text: string): readonly string[] {
	const families = new Set<string>();
	for (const { family, subset, path } of fontFilesFor(text).keys()) {
		const name = `${family} ${subset}`;
		families.add(name);
		if (registered.has(path)) continue;
		registered.add(path);
		GlobalFonts.registerFromPath(path, name);
	}
	return [...families];
}

const kept = new Map<string, readonly string[]>();
const most = 2000;

function keptFamiliesFor(text: string): readonly string[] {
	const held = kept.get(text) ?? familiesFor(text);
	if (kept.size >= most) kept.clear();
	kept.set(text, held);
	return held;
}

/**
 * A font with further families, before whatever the machine would take. Those of the pages' own design come first, or an
 * accented letter would be put together from a letter and an accent that don't fit; other scripts' come after them.
 */
function fontWith(font: string, families: readonly string[]): string {
	const [, size = '', rest = ''] = /^(.*?px\S*\s+)(.*)$/.exec(font) ?? [];
	const design = rest.includes('Serif') ? 'Source Serif' : 'Source Sans';
	const list = (wanted: (name: string) => boolean): string =>
		families
			.filter(wanted)
			.map((name) => `'${name}', `)
			.join('');
	const others = list((name) => !name.startsWith(design));
	return `${size}${list((name) => name.startsWith(design))}${rest.replace(/, |$/, `, ${others}`).replace(/, $/, '')}`;
}

/** Does something with the families that a text needs in the pen's font. */
function withFamilies<T>(pen: SKRSContext2D, text: string, act: () => T): T {
	const families = goesBeyondLatin(text) ? keptFamiliesFor(text) : [];
	if (families.length === 0) return act();
	const { font, fontVariationSettings: settings } = pen;
	pen.font = fontWith(font, families);
	// A file of all weights is drawn in its thinnest unless told otherwise.
	pen.fontVariationSettings = `'wght' ${/\b(?:600|700|bold)\b/.test(font) ? 600 : 400}`;
	try {
		return act();
	} finally {
		pen.font = font;
		pen.fontVariationSettings = settings;
	}
}

/** Lets a pen write and measure text of every script that the packages have; tells whether it met any. */
export function writeEveryScript(pen: SKRSContext2D): { readonly beyondLatin: () => boolean } {
	// First of all: the library takes a family by its inner name as well, and of two alike the one it met first.
	registerPageFonts();
	const [fill, measure] = [pen.fillText.bind(pen), pen.measureText.bind(pen)];
	let met = false;
	pen.fillText = (text, ...place) => {
		met ||= goesBeyondLatin(text);
		withFamilies(pen, text, () => {
			fill(text, ...place);
		});
	};
	pen.measureText = (text) => withFamilies(pen, text, () => measure(text));
	return { beyondLatin: () => met };
}
