/** Letters that don't come apart into a letter and its accent. */
const plainLetters: Readonly<Record<string, string>> = {
	đ: 'd',
	ð: 'd',
	ø: 'o',
	ł: 'l',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	þ: 'th',
	ı: 'i'
};

/** Accents, the points of Hebrew, the vowel marks and the tatweel of Arabic, and marks without a width of their own. */
const unwritten =
	/[\u0300-\u036f]|[\u0591-\u05bd\u05bf-\u05c7]|[\u064b-\u065f\u0670]|[\u00ad\u0640\u200b-\u200d\u2060\ufeff]/gu;

/**
 * A text as somebody types it who leaves out the accents: small letters, full-width forms as usual ones. The vowel signs
 * of Burmese, Thai or Hindi stay, and so do the two strokes of a Japanese が: without them it would be another word.
 */
export function foldedText(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(unwritten, '')
		.replace(/[đðøłßæœþı]/g, (letter) => plainLetters[letter] ?? '')
		.normalize('NFC');
}
