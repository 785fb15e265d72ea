import type { DifferenceView } from '#present';

/** What the form starts from, and what goes with it unseen. */
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
export interface Frozen {
	readonly scenarioName: string;
	readonly asOf: string;
	readonly says: string;
	readonly difference: DifferenceView | null;
	readonly confidences: readonly string[];
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
/** What a reader types. */
export type Typed = typeof blank;
export const typedNames = Object.keys(blank) as (keyof Typed)[];
/** Of anything kept or sent, what is typed; blank where it isn't there. */
export const pickTyped = (from: Partial<Record<keyof Typed, unknown>>): Typed => {
	const picked = typedNames.map((name) => [name, typeof from[name] === 'string' ? from[name] : '']);
	return Object.fromEntries(picked) as Typed;
};
