import type { Goalposts, Polarity } from '#engine';
import type { VerdictNames } from '#parse';

/** `a rise counts as “deepening”`: which way an indicator's change goes under a polarity; a scenario may turn it round. */
export function readingText(
	{ goalposts: { distant, close } }: { readonly goalposts: Goalposts },
	polarity: Polarity,
	{ directions }: Pick<VerdictNames, 'directions'>
): string {
	const rises = close > distant === (polarity === 1);
	return `a ${rises ? 'rise' : 'fall'} counts as “${directions.deepening.toLowerCase()}”`;
}
