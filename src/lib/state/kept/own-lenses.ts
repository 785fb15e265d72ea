import { LONGEST_LENS, lensNameOf } from '#parse';

/** A lens that a reader keeps: an address and a name, and no more. */
export interface OwnLens {
	/** In the reader's words; no two are alike. */
	readonly name: string;
	/** The scenario it departs from and its edits, as an address has them; without a day and a name. */
	readonly query: string;
}

/** What stands in the browser's storage: `newer` where a later version of the program has written it. */
export interface Shelf {
	readonly lenses: readonly OwnLens[];
	readonly state: 'ok' | 'damaged' | 'newer' | 'none';
}

/** Where lenses are kept; the browser's own `localStorage`, in practice. */
export type LensStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Why a lens isn't kept under a name. */
export type Refusal = 'blank' | 'long' | 'full' | 'large' | 'taken' | 'newer' | 'storage';

const KEY = 'alignment-watch-lenses';
const VERSION = 1;
/** More than anybody tells apart; three requests bring the verdicts of all. */
export const MOST_KEPT = 24;
/** In characters; an address of more isn't answered everywhere. */
const LONGEST_QUERY = 4_000;
const carried = /^(?:scenario|storyline|[wpxr]\..+)$/s;

/** Of an address, what makes the lens: neither its day nor what else a page shows. */
export function lensQueryOf(address: string): string {
	return new URLSearchParams(
		[...new URLSearchParams(address)].filter(([name]) => carried.test(name))
	).toString();
}

/** The query that shows a kept lens, with its name and, where one is asked for, a day. */
export function linkOfLens({ name, query }: OwnLens, day: string | null = null): string {
	const link = new URLSearchParams(query);
	const [first] = [...link].filter(([key]) => key === 'scenario');
	link.delete('scenario');
	const head: [string, string][] = [...(first === undefined ? [] : [first])];
	if (day !== null) head.push(['as-of', day]);
	return new URLSearchParams([...head, ['lens', name], ...link]).toString();
}

function lensIn(entry: unknown): OwnLens | null {
	if (typeof entry !== 'object' || entry === null) return null;
	const { name, query } = entry as Partial<Record<string, unknown>>;
	if (typeof name !== 'string' || typeof query !== 'string') return null;
	if (refusalOf(name, query) !== null || lensNameOf(name) !== name) return null;
	return { name, query: lensQueryOf(query) };
}

function refusalOf(name: string, query: string): 'blank' | 'long' | 'large' | null {
	if (lensNameOf(name) === '') return 'blank';
	if (Array.from(lensNameOf(name)).length > LONGEST_LENS) return 'long';
	return query.length > LONGEST_QUERY ? 'large' : null;
}

/** What the storage holds; whatever there can't be used is left aside, and said. */
export function readLenses(storage: LensStorage): Shelf {
	let text: string | null;
	let content: unknown;
	try {
		text = storage.getItem(KEY);
	} catch {
		return { lenses: [], state: 'none' };
	}
	if (text === null) return { lenses: [], state: 'ok' };
	try {
		content = JSON.parse(text);
	} catch {
		return { lenses: [], state: 'damaged' };
	}
	const { version, lenses } = (content ?? {}) as { version?: unknown; lenses?: unknown };
	if (typeof version === 'number' && version > VERSION) return { lenses: [], state: 'newer' };
	if (version !== VERSION || !Array.isArray(lenses)) return { lenses: [], state: 'damaged' };
	const read = lenses.slice(0, MOST_KEPT).map(lensIn);
	const sound = read.filter((lens) => lens !== null);
	const unlike = sound.filter(({ name }, at) => sound.findIndex((other) => other.name === name) === at);
	return { lenses: unlike, state: unlike.length === lenses.length ? 'ok' : 'damaged' };
}

/** Puts lenses into the storage; why not, where it can't. What a later version has written is never written over. */
export function writeLenses(storage: LensStorage, lenses: readonly OwnLens[]): Refusal | null {
	if (readLenses(storage).state === 'newer') return 'newer';
	try {
		storage.setItem(KEY, JSON.stringify({ version: VERSION, lenses }));
		return null;
	} catch {
		// Full, or the browser keeps nothing.
		return 'storage';
	}
}

/** The lenses with one more, or with another under its name. */
export function withLens(
	lenses: readonly OwnLens[],
	name: string,
	address: string
): readonly OwnLens[] | Refusal {
	const lens = { name: lensNameOf(name), query: lensQueryOf(address) };
	const refusal = refusalOf(name, lens.query);
	if (refusal !== null) return refusal;
	const at = lenses.findIndex((other) => other.name === lens.name);
	if (at !== -1) return lenses.with(at, lens);
	return lenses.length >= MOST_KEPT ? 'full' : [...lenses, lens];
}

/** The lenses with one under another name, in its place. */
export function withName(lenses: readonly OwnLens[], from: string, to: string): readonly OwnLens[] | Refusal {
	const name = lensNameOf(to);
	const at = lenses.findIndex((lens) => lens.name === from);
	const lens = lenses[at];
	if (lens === undefined || name === from) return lenses;
	const refusal = refusalOf(name, lens.query);
	if (refusal !== null) return refusal;
	return lenses.some((other) => other.name === name) ? 'taken' : lenses.with(at, { ...lens, name });
}
