import { LRUCache } from 'lru-cache';
import type { MadeAnswer } from './answer-desk.ts';
import { compressed, type Encoding, isCompressible } from './encodings.ts';
import { etagOf, REPEATED } from './etag.ts';

/** An answer as it is kept. */
export interface KeptAnswer extends MadeAnswer {
	readonly etag: string;
	readonly isCompressible: boolean;
	/** Names and values in turn, as Node writes them: of the whole answer, and of a 304. */
	readonly lines: { readonly whole: readonly string[]; readonly unchanged: readonly string[] };
	readonly encoded: Map<Encoding, Uint8Array>;
}

/** Kept answers by key, the least asked for making room; compressed once, when somebody first asks for it so. */
export interface AnswerStore {
	get(key: string): KeptAnswer | undefined;
	set(key: string, made: MadeAnswer): void;
	bodyIn(key: string, kept: KeptAnswer, encoding: Encoding): Promise<Uint8Array>;
	/** In bytes. */
	size(): number;
	count(): number;
}

/** Of the key, the headers and the objects around them. */
const OVERHEAD = 1_500;
/** From the so many-th time on, an answer is worth the best compression there is. */
const OFTEN = 3;
/** In bytes: more than that would keep a processor busy for seconds. */
const LARGEST_IMPROVED = 1024 ** 2;

function weightOf({ body, encoded }: KeptAnswer, key: string): number {
	const lengths = [body, ...encoded.values()].map(({ length }) => length);
	return lengths.reduce((sum, length) => sum + length, OVERHEAD + 2 * key.length);
}

function keptOf(made: MadeAnswer): KeptAnswer {
	const type = made.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
	const facts = { etag: etagOf(made.body), isCompressible: isCompressible(type, made.body.length) };
	const headers = [...made.headers, ['etag', facts.etag] as const];
	if (facts.isCompressible) headers.push(['vary', 'Accept-Encoding']);
	const unchanged = headers.filter(([name]) => REPEATED.includes(name));
	const lines = { whole: headers.flat(), unchanged: unchanged.flat() };
	return { ...made, ...facts, lines, encoded: new Map() };
}

/** `most` is in bytes; one answer may take half of it: a dashboard of thousands of indicators is 16 MB. */
export function answerStore(most: number): AnswerStore {
	const kept = new LRUCache<string, KeptAnswer>({
		maxSize: most,
		maxEntrySize: Math.floor(most / 2),
		sizeCalculation: weightOf
	});
	const running = {
		br: new WeakMap<KeptAnswer, Promise<Uint8Array>>(),
		gzip: new WeakMap<KeptAnswer, Promise<Uint8Array>>()
	};
	const asked = new WeakMap<KeptAnswer, number>();
	const best = new WeakSet<KeptAnswer>();
	let isImproving = false;

	/** Weighs it anew, unless another has taken its place. */
	function settle(key: string, answer: KeptAnswer, encoding: Encoding, body: Uint8Array): void {
		answer.encoded.set(encoding, body);
		if (kept.peek(key) === answer) kept.set(key, answer);
	}

	/** One at a time, as it takes a processor for a quarter of a second. */
	async function improve(key: string, answer: KeptAnswer): Promise<void> {
		if (isImproving || best.has(answer) || answer.body.length > LARGEST_IMPROVED) return;
		isImproving = true;
		best.add(answer);
		try {
			settle(key, answer, 'br', await compressed(answer.body, 'br', true));
		} finally {
			isImproving = false;
		}
	}

	async function bodyIn(key: string, answer: KeptAnswer, encoding: Encoding): Promise<Uint8Array> {
		const times = (asked.get(answer) ?? 0) + 1;
		asked.set(answer, times);
		if (times >= OFTEN && encoding === 'br') void improve(key, answer);
		const held = answer.encoded.get(encoding);
		if (held !== undefined) return held;
		const work = running[encoding].get(answer) ?? compressed(answer.body, encoding);
		running[encoding].set(answer, work);
		const body = await work;
		if (!answer.encoded.has(encoding)) settle(key, answer, encoding, body);
		return body;
	}

	return {
		get: (key) => kept.get(key),
		set(key, made) {
			kept.set(key, keptOf(made));
		},
		bodyIn,
		size: () => kept.calculatedSize,
		count: () => kept.size
	};
}
