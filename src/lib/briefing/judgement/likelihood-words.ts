/** A scale of likelihood words; the two are never mixed (method, section 7). */
export type YardstickName = 'PHIA' | 'ICD 203';

/** A word of a yardstick and the probabilities it stands for, in per cent. */
export interface LikelihoodWord {
	readonly word: string;
	readonly range: string;
}

export const YARDSTICKS: Readonly<Record<YardstickName, readonly LikelihoodWord[]>> = {
	PHIA: [
		{ word: 'remote chance', range: 'over 0 to about 5' },
		{ word: 'highly unlikely', range: 'about 10 to 20' },
		{ word: 'unlikely', range: 'about 25 to 35' },
		{ word: 'realistic possibility', range: 'about 40 to under 50' },
		{ word: 'likely or probable', range: 'about 55 to 75' },
		{ word: 'highly likely', range: 'about 80 to 90' },
		{ word: 'almost certain', range: 'about 95 to under 100' }
	],
	'ICD 203': [
		{ word: 'almost no chance', range: '1 to 5' },
		{ word: 'very unlikely', range: '5 to 20' },
		{ word: 'unlikely', range: '20 to 45' },
		{ word: 'roughly even chance', range: '45 to 55' },
		{ word: 'likely', range: '55 to 80' },
		{ word: 'very likely', range: '80 to 95' },
		{ word: 'almost certain', range: '95 to 99' }
	]
};

/**
 * Words in a text that belong to one yardstick alone, and so give away which one it is written on. `Likely`, `unlikely`,
 * `probable` and `almost certain` are words of both.
 */
const TELLING: Readonly<Record<YardstickName, RegExp>> = {
	PHIA: /\b(remote chance|highly unlikely|realistic possibility|highly likely)\b/i,
	'ICD 203':
		/\b(almost no chance|very unlikely|roughly even (?:chance|odds)|very likely|highly (?:im)?probable|improbabl[ey]|nearly certain)\b/i
};

/** The first word of the text that belongs to the other yardstick; null when there is none. */
export function foreignWord(text: string, own: YardstickName): string | null {
	return TELLING[own === 'PHIA' ? 'ICD 203' : 'PHIA'].exec(text)?.[0] ?? null;
}

/** A text that speaks of both yardsticks, whichever was chosen. */
export function mixesYardsticks(text: string): boolean {
	return foreignWord(text, 'PHIA') !== null && foreignWord(text, 'ICD 203') !== null;
}

const LIKELIHOOD =
	/\b(remote chance|(?:un)?likely|(?:im)?probabl[ey]|realistic possibility|(?:almost|nearly) certain|almost no chance|roughly even (?:chance|odds))\b/i;
const CONFIDENCE = /\b(confidence|confident|confidently)\b/i;

/** The first sentence that joins a likelihood with a confidence, as ICD 203 forbids; null when none does. */
export function joinedSentence(text: string): string | null {
	const sentences = text.split(/(?<=[.!?])\s+|\n+/);
	return sentences.find((sentence) => LIKELIHOOD.test(sentence) && CONFIDENCE.test(sentence)) ?? null;
}
