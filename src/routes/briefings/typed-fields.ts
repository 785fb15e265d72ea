import type { DifferenceView } from '#present';

/** What the form was sent with, or begins with. */
export interface Fields {
	readonly title: string;
	readonly likelihood: string;
	readonly statement: string;
	readonly confidence: string;
	readonly confidenceReason: string;
	readonly text: string;
	readonly query: string;
	readonly asOf: string;
	readonly taken: string;
	readonly digest: string;
	readonly corrects: string;
	readonly author: string;
	readonly organisation: string;
	readonly handling: string;
	readonly reasons: Readonly<Record<string, string>>;
}

/** What would be frozen, in the words of the briefing. */
export interface FrozenWords {
	readonly scenarioName: string;
	readonly asOf: string;
	readonly says: string;
	readonly difference: DifferenceView | null;
	readonly confidences: readonly string[];
}

/** Words for a likelihood, with the percentages that each stands for. */
export interface Yardstick {
	readonly name: string;
	readonly words: readonly { readonly word: string; readonly range: string }[];
}

const blank = {
	title: '',
	likelihood: '',
	statement: '',
	confidence: '',
	confidenceReason: '',
	text: '',
	author: '',
	organisation: '',
	handling: ''
};
/** What is typed, by field. */
export type Typed = typeof blank;
export const typedNames = Object.keys(blank) as (keyof Typed)[];
/** The typed texts among other data; blank where there is none. */
export function pickTyped(from: Partial<Record<keyof Typed, unknown>>): Typed {
	const picked = typedNames.map((name) => [name, typeof from[name] === 'string' ? from[name] : '']);
	return Object.fromEntries(picked) as Typed;
}
