/** What of an answer is kept for the next reader who asks the same. */
export interface MadeAnswer {
	/** One of ours, not an address. */
	readonly route: string;
	readonly headers: readonly (readonly [string, string])[];
	readonly body: Uint8Array;
	/** What it was made from: the board as `AnswerGrounds.content` names it, and the day. */
	readonly content: string;
	readonly today: number;
	/** As `AnswerGrounds.archive` named it before the answer was made; null for an answer that asked the archive nothing. */
	readonly archive: string | null;
}

/** What the pages know, and whoever looks for a kept answer must ask. */
export interface AnswerGrounds {
	/** Names what is on the board, a last good state with its issues included; null where there is no board. */
	readonly content: () => Promise<string | null>;
	/** Another one after every briefing that is kept; null where the archive can't tell at the moment. */
	readonly archive: () => Promise<string | null>;
	/** Hears of each answer that was given without the pages, in milliseconds. */
	readonly given: (route: string, status: number, took: number) => void;
	/** Hears of each request that was looked up. */
	readonly looked: (result: LookResult) => void;
}

/** `hit`: kept; `shared`: made once for several who waited; `miss`: made; `passed`: not for sharing. */
export type LookResult = 'hit' | 'shared' | 'miss' | 'passed';

/**
 * Where the pages leave their answers for others, and tell what they know. The desk stands before the pages, in the
 * program that started them.
 */
export interface AnswerDesk {
	/** The pages, once they are loaded. */
	know(grounds: AnswerGrounds): void;
	/**
	 * Whether the answer to this request, of this route, may be given to others: it must then not depend on who asks.
	 * Asked before it is made, so that nobody waits for an answer that is for one reader alone, or has no end.
	 */
	isShared(request: object | undefined, route: string | null): boolean;
	keep(request: object | undefined, made: MadeAnswer): void;
	/** In bytes, with all that goes with the kept answers. */
	size(): number;
	/** How many are kept. */
	count(): number;
}
