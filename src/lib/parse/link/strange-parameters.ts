/** Every parameter that a page or a file of ours takes, but for the families `w.`, `p.`, `x.`, `r.` and `only.`. @internal For tests too. */
export const KNOWN_PARAMETERS: readonly string[] = [
	'scenario',
	'as-of',
	'lens',
	'with',
	'from',
	'to',
	'q',
	'id',
	'category',
	'indicator',
	'sort',
	'group',
	'rows',
	'since',
	'readings',
	'events',
	'a',
	'b',
	'after',
	'corrects',
	'name',
	'storyline',
	'file',
	'into',
	'published',
	'done',
	'made',
	'value',
	'period',
	'stands',
	'dates',
	'decimal',
	'together',
	'back',
	'gone',
	'excel',
	'paper',
	'briefing',
	'theme',
	'token'
];
const family = /^(?:[wpxr]|only)\../;

/** Whether some page or file of ours takes a parameter of this name. */
export const isKnownParameter = (name: string): boolean =>
	KNOWN_PARAMETERS.includes(name) || family.test(name);

/** A parameter that nobody takes, and the one that was probably meant. */
export interface StrangeParameter {
	readonly name: string;
	readonly meant: string;
}

const MOST_NAMED = 20;
/** Of a link that was copied out of a page's source. */
const ESCAPED = /^(?:amp;)+/i;
const letters = (name: string): string => name.toLowerCase().replaceAll(/[-_\s]/g, '');

function meantBy(name: string): string | null {
	const bare = name.replace(ESCAPED, '');
	if (family.test(bare.toLowerCase())) return bare.charAt(0).toLowerCase() + bare.slice(1);
	return KNOWN_PARAMETERS.find((one) => letters(one) === letters(bare)) ?? null;
}

/**
 * Parameters of an address that nobody takes but that look like ours, such as `asof`, `W.oil` or `amp;w.oil`: passed over
 * in silence they would answer another question than was asked. Any other, such as those that other sites add to count
 * visits, is none of our business.
 */
export function strangeParameters(query: URLSearchParams): readonly StrangeParameter[] {
	const strange: StrangeParameter[] = [];
	for (const name of new Set(query.keys())) {
		if (isKnownParameter(name)) continue;
		const meant = meantBy(name);
		if (meant !== null && strange.length < MOST_NAMED) strange.push({ name: name.slice(0, 80), meant });
	}
	return strange;
}

/** The address's query with `&amp;` read as the `&` that it stood for; null where there is nothing to mend. */
export function mendedQuery(query: URLSearchParams): URLSearchParams | null {
	if (![...query.keys()].some((name) => ESCAPED.test(name))) return null;
	return new URLSearchParams(
		[...query].map(([name, value]): [string, string] => [name.replace(ESCAPED, ''), value])
	);
}
