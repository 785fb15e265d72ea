/** Whose trade a file says it holds, by its preamble: a country, `all`, or null where nothing is said. */
export interface SipriScope {
	readonly supplier: string | null;
	readonly recipient: string | null;
}

const TITLE =
	/^"?(?:tiv of arms (?:ex|im)ports|transfers of major (?:conventional )?arms|volume of transfers of major (?:conventional )?arms)\b(.*)/i;

/** A download may be asked for some categories of weapons alone: a title that names them, `Transfers of Aircraft from ...`. */
export function categoryOf(preamble: readonly string[]): string | null {
	for (const line of preamble) {
		const [, what] = /^"?transfers of (?!major\b)(.+?)(?: from | to |[.",]|$)/i.exec(line) ?? [];
		if (what !== undefined) return what;
	}
	return null;
}

/** `Transfers of major conventional arms from All countries to Myanmar. Deals with ...`; `TIV of arms exports from Russia, 2016-2021`. */
export function scopeOf(preamble: readonly string[]): SipriScope {
	const title = preamble.map((line) => TITLE.exec(line)?.[1]).find((rest) => rest !== undefined) ?? '';
	const [said = ''] = title.split(/deals with|,\s*(?:19|20)\d\d/i);
	return {
		supplier: countryOf(/\bfrom (.+?)(?:\s+to\s|[.",]*\s*$)/i.exec(said)?.[1]),
		recipient: countryOf(/\bto (.+?)(?:\s+from\s|[.",]*\s*$)/i.exec(said)?.[1])
	};
}

function countryOf(text: string | undefined): string | null {
	const name = text?.replace(/[.\s,"]+$/, '').trim() ?? '';
	if (name === '') return null;
	return /^all(?: countries)?$/i.test(name) ? 'all' : name;
}
