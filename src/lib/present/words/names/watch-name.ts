import { foldedText } from '../folded.ts';

const longest = 60;

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cut between letters as readers see them: a vowel sign stays with its consonant. */
function hyphened(text: string, other: RegExp): string {
	const written = Array.from(letters.segment(text.replace(other, '-')), ({ segment }) => segment);
	return written
		.slice(0, longest)
		.join('')
		.replace(/^-+|-+$/g, '');
}

/** A title as the beginning of a file's name, in its own script: `Alignment Watch` as `alignment-watch`. */
export function fileNameOf(title: string): string {
	return hyphened(title.normalize('NFC').toLowerCase(), /[^\p{L}\p{M}\p{N}]+/gu) || 'watch';
}

/** The same in small Latin letters, for ids that take nothing else; `watch` where the title has none. */
export function plainNameOf(title: string): string {
	return hyphened(foldedText(title), /[^a-z0-9]+/g) || 'watch';
}
