/** Longest name that a reader may give to a lens of their own, in characters. */
export const LONGEST_LENS = 80;

/** Signs without a form of their own that could turn, hide or break the line that a name stands in. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A name as it is shown wherever a lens is named: one line, no sign that can't be seen; blank where nothing is left. */
export function lensNameOf(text: string): string {
	return text.toWellFormed().normalize('NFC').replaceAll(UNSEEN, ' ').replaceAll(/\s+/g, ' ').trim();
}

/** The same, with what is too long cut off and marked so. */
export function shortLensName(text: string): string {
	const letters = Array.from(lensNameOf(text));
	if (letters.length <= LONGEST_LENS) return letters.join('');
	return `${letters
		.slice(0, LONGEST_LENS - 1)
		.join('')
		.trim()}…`;
}
