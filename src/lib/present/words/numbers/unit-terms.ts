/** Abbreviations in units and names that a reader outside the trade can't know, each in one sentence. */
const terms: readonly { readonly found: RegExp; readonly meaning: string }[] = [
	{
		found: /\bTIV\b/,
		meaning:
			'TIV: trend-indicator value, SIPRI’s measure of the military capability of what was delivered. It is no price.'
	}
];

/** The sentences for the abbreviations that occur in some texts. */
export function termsIn(texts: readonly string[]): readonly string[] {
	return terms.filter(({ found }) => texts.some((text) => found.test(text))).map(({ meaning }) => meaning);
}
