import { isCarried } from './carried-href.ts';

/** What a published copy holds: by it addresses of the live watch become files of the copy. */
export interface PublishedPlan {
	/** The day of the copy, `2026-11-26`; it stands without a folder of its own. */
	readonly today: string;
	/** Earlier days that the copy can be asked about. */
	readonly days: readonly string[];
	readonly scenarios: readonly string[];
	readonly defaultScenario: string;
}

/** Where an address of the live watch is found in a copy. */
export interface PublishedAddress {
	/** Below the copy's folder: `as-of/2026-10-31/scenario/energy/index.html`. */
	readonly file: string;
	/** What the browser makes of the file, `?w.trade=0`; blank where the file is the answer. */
	readonly query: string;
	/** What the live watch is asked to make the file. */
	readonly asked: string;
}

/** Parameters that name another file, in the order of its folders. */
const FILED = [
	'as-of',
	'scenario',
	'readings',
	'rows',
	'category',
	'from',
	'to',
	'id',
	'indicator',
	'events',
	'a',
	'b',
	'after',
	'excel'
] as const;
const filed: ReadonlySet<string> = new Set(FILED);

/** What needs a server, or a browser of its own to make. */
const LEFT_OUT =
	/^\/(?:update|share|embed|compare|metrics|scenarios\/(?:export|cards)|api\/(?:live|health))(?:\/|$)|\.(?:pdf|docx)$/;
const PAGE = /^(?:\/[A-Za-z0-9_~-]+(?:\.[A-Za-z0-9_~-]+)*)*\/?$/;
/** Of an earlier day: pictures and the whole watch weigh too much to be had for each. */
const OF_THE_PAST =
	/^\/(?:(?:events|signposts|scenarios|sources|indicators\/[^/.]+)?|(?:outlook|history|events|indicators\/[^/.]+)\.(?:csv|json)|sensitivity\.json|og\.png)$/;

/** What the browser applies to a page by itself; two briefings by their files, so that today is none of them. */
const APPLIED: Readonly<Record<string, RegExp>> = {
	'/': /^(?:[wpx]\..+|since|sort|group)$/,
	'/search': /^q$/,
	'/briefings/compare': /^[ab]$/
};

/** Pages whose lists are cut short where they are long: asked for all rows they are another file. */
const CUT_SHORT = /^\/(?:indicators|changes|sources)?$/;

/** Pages and files that say something else under another scenario. */
const WEIGHED = /^\/(?:$|scenarios$|changes$|api\/|(?:outlook|history|sensitivity|og)\.)/;
/** Pages that say the same whatever the day. */
const OF_NO_DAY = /^\/(?:indicators|method|changes|briefings(?:\/[a-z0-9]+)*|feeds|api|week|search)$/;

const EDIT = /^[wpx]\./;

/** Whether an address carries edits that its page has in it only where there is a server. */
export const hasIdleEdits = (path: string, query: URLSearchParams): boolean =>
	path !== '/' && WEIGHED.test(path) && [...query.keys()].some((name) => EDIT.test(name));

/** Whether a page only takes a parameter along, for the links that stand on it; of a file nothing leads on. */
function isTakenAlong(path: string, name: string): boolean {
	if (path.includes('.') || path.startsWith('/api/') || !isCarried(name)) return false;
	if (name === 'as-of') return OF_NO_DAY.test(path);
	if (name === 'rows') return !CUT_SHORT.test(path);
	if (path === '/') return false;
	return name !== 'scenario' || !WEIGHED.test(path);
}

/** A value as a folder's name: no two values have the same. */
const folderName = (value: string): string =>
	value.replaceAll(/[^A-Za-z0-9.-]|^\./gu, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16)}_`);

function isPublishedDay(path: string, day: string, { days }: PublishedPlan): boolean {
	return days.includes(day) && OF_THE_PAST.test(path);
}

/** Whether the browser applies a parameter, whatever files it names elsewhere. */
const isApplied = (path: string, name: string, query: URLSearchParams): boolean =>
	APPLIED[path]?.test(name) === true &&
	!(filed.has(name) && ['a', 'b'].some((end) => query.get(end) === 'today'));

/** Whether a parameter's value is one that files are made for. */
function isHeld(path: string, name: string, value: string, plan: PublishedPlan): boolean {
	if (value === '' || value.length > 100) return false;
	if (name === 'as-of') return isPublishedDay(path, value, plan);
	if (name === 'scenario') return plan.scenarios.includes(value);
	// Spans lead up to the copy's own day, which goes without saying.
	if (name === 'to') return false;
	if (name === 'readings') return value === 'all' && path === '/';
	if (name === 'rows') return value === 'all' && CUT_SHORT.test(path);
	return true;
}

/** The parameters that name a file; null where one of them is none of the copy's. */
function fileParameters(
	path: string,
	query: URLSearchParams,
	plan: PublishedPlan
): ReadonlyMap<string, string> | null {
	const found = new Map<string, string>();
	for (const name of FILED) {
		const value = query.get(name);
		const isUsual =
			value === null ||
			isTakenAlong(path, name) ||
			isApplied(path, name, query) ||
			((name === 'as-of' || name === 'to') && value === plan.today) ||
			(name === 'scenario' && value === plan.defaultScenario);
		if (isUsual) continue;
		if (!isHeld(path, name, value, plan)) return null;
		found.set(name, value);
	}
	// Other readings, and all rows, are made for the copy's own day alone.
	return (found.has('readings') || found.has('rows')) && found.has('as-of') ? null : found;
}

function fileName(path: string): string {
	if (/^\/api\/[a-z-]+$/.test(path)) return `${path.slice(1)}.json`;
	const last = path.slice(path.lastIndexOf('/') + 1);
	if (last.includes('.')) return path.slice(1);
	return `${path.slice(1)}${path === '/' ? '' : '/'}index.html`;
}

/**
 * Where a copy has what a path and a query of the live watch ask for; null where it has nothing of the kind. The same
 * rule names the files, the links between them, and what a browser looks for after an edit.
 */
export function publishedAddress(
	asked: string,
	query: URLSearchParams,
	plan: PublishedPlan
): PublishedAddress | null {
	const path = asked.length > 1 ? asked.replace(/\/$/, '') : asked;
	if (path.length > 300 || !PAGE.test(path) || LEFT_OUT.test(path)) return null;
	const parameters = fileParameters(path, query, plan);
	if (parameters === null) return null;
	// Today is compared with one briefing, or with nothing.
	const ends = ['a', 'b'].flatMap((name) => parameters.get(name) ?? []);
	if (path === '/briefings/compare' && ends.includes('today') && new Set(ends).size < 2) return null;
	const rest = [...query].filter(
		([name]) => isTakenAlong(path, name) || isApplied(path, name, query) || !filed.has(name)
	);
	if (rest.some(([name]) => !isTakenAlong(path, name) && !isApplied(path, name, query))) return null;
	const folders = [...parameters].map(([name, value]) => `${name}/${folderName(value)}/`).join('');
	const question = (pairs: Iterable<[string, string]>): string => {
		const text = new URLSearchParams([...pairs]).toString();
		return text === '' ? '' : `?${text}`;
	};
	return { file: folders + fileName(path), query: question(rest), asked: path + question(parameters) };
}

/**
 * The same of a whole address. A row as known on a day that the copy lacks is shown as known on the copy's own day: rows
 * are never taken back.
 */
export function publishedPlace(url: URL, path: string, plan: PublishedPlan): PublishedAddress | null {
	const found = publishedAddress(path, url.searchParams, plan);
	if (found !== null || !url.hash.startsWith('#row-')) return found;
	const query = new URLSearchParams(url.searchParams);
	query.delete('as-of');
	return publishedAddress(path, query, plan);
}

/** From one file of a copy to another, as a link. */
export function linkBetween(from: string, to: string): string {
	return from === to ? to.slice(to.lastIndexOf('/') + 1) : '../'.repeat(from.split('/').length - 1) + to;
}
