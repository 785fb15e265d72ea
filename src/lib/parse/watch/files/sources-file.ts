import { cslDateOf } from '../../text/dates/csl-date.ts';
import { IssueList, shown } from '../../text/issue-list.ts';
import { type JsonData, parseJson } from '../../text/json-yaml/json.ts';
import type { Parsed } from '../../text/parsed.ts';
import type { CslDate, Source } from '../watch.ts';

/** Reads sources.json, a CSL-JSON list. Fields of a source other than `id` and the dates are kept as they are. */
export function parseSourcesFile(content: string, file: string): Parsed<ReadonlyMap<string, Source>> {
	const issues = new IssueList(file);
	const json = parseJson(content, issues);
	if (json === null) return { value: null, issues: issues.toArray() };
	if (!Array.isArray(json.data)) {
		const received = typeof json.data === 'object' ? 'an object' : shown(json.data);
		issues.add({
			code: 'sources/not-a-list',
			line: 1,
			column: 1,
			expected: 'a list of sources, [...]',
			received
		});
		return { value: null, issues: issues.toArray() };
	}
	const sources = new Map<string, Source>();
	for (const [index, item] of (json.data as unknown[]).entries())
		addSource(item, index, json, sources, issues);
	return { value: sources, issues: issues.toArray() };
}

function addSource(
	item: unknown,
	index: number,
	json: JsonData,
	sources: Map<string, Source>,
	issues: IssueList
): void {
	if (typeof item !== 'object' || item === null || Array.isArray(item)) {
		const place = json.place(index);
		issues.add({ code: 'sources/wrong-type', ...place, expected: 'a source, {...}', received: shown(item) });
		return;
	}
	const fields = item as Record<string, unknown>;
	const id = idOf(fields, index, json, issues);
	if (id === null) return;
	if (sources.has(id))
		issues.add({
			code: 'sources/duplicate-id',
			...json.place(index, 'id'),
			field: 'id',
			expected: 'each id once',
			received: `${shown(id)} again`
		});
	checkTexts(fields, index, json, issues);
	checkDates(fields, index, json, issues);
	sources.set(id, { ...fields, id });
}

/** CSL allows a number as an id; other files name it by its digits. */
function idOf(
	fields: Record<string, unknown>,
	index: number,
	json: JsonData,
	issues: IssueList
): string | null {
	const { id } = fields;
	if (typeof id === 'string' && id.trim() === id && id !== '') return id;
	if (typeof id === 'number' && Number.isSafeInteger(id)) return String(id);
	const place = { ...json.place(index, 'id'), field: 'id' };
	if (id === undefined)
		issues.add({ code: 'sources/missing-id', ...place, expected: 'an id', received: 'none' });
	else
		issues.add({
			code: 'sources/wrong-type',
			...place,
			expected: 'an id without spaces around it',
			received: shown(id)
		});
	return null;
}

function checkTexts(fields: Record<string, unknown>, index: number, json: JsonData, issues: IssueList): void {
	for (const field of ['type', 'title', 'URL', 'publisher', 'container-title']) {
		const value = fields[field];
		if (value === undefined || typeof value === 'string') continue;
		issues.add({
			code: 'sources/wrong-type',
			...json.place(index, field),
			field,
			expected: 'text',
			received: shown(value)
		});
	}
	checkAddress(fields, index, json, issues);
	const { author } = fields;
	if (
		author === undefined ||
		(Array.isArray(author) && author.every((name) => typeof name === 'object' && name !== null))
	)
		return;
	const place = { ...json.place(index, 'author'), field: 'author' };
	issues.add({ code: 'sources/wrong-type', ...place, expected: 'a list of names', received: shown(author) });
}

/** An address becomes a link: only the web's own may, and none that runs something (`javascript:`). */
function checkAddress(
	{ URL: url }: Record<string, unknown>,
	index: number,
	json: JsonData,
	issues: IssueList
): void {
	if (typeof url !== 'string' || url === '' || /^https?:\/\/[^\s]+$/i.test(url)) return;
	issues.add({
		code: 'sources/bad-address',
		...json.place(index, 'URL'),
		field: 'URL',
		expected: 'an address that begins with https:// or http://',
		received: shown(url)
	});
}

function checkDates(fields: Record<string, unknown>, index: number, json: JsonData, issues: IssueList): void {
	for (const field of ['issued', 'accessed']) {
		const date = fields[field];
		if (date === undefined || (isCslDate(date) && cslDateOf(date) !== 'unreadable')) continue;
		issues.add({
			code: 'sources/bad-date',
			...json.place(index, field),
			field,
			expected: 'a CSL date such as {"date-parts": [[2025, 3, 10]]}',
			received: shown(JSON.stringify(date))
		});
	}
}

function isCslDate(date: unknown): date is CslDate {
	if (typeof date !== 'object' || date === null || Array.isArray(date)) return false;
	const { raw, literal } = date as { raw?: unknown; literal?: unknown };
	return (
		(raw === undefined || typeof raw === 'string') && (literal === undefined || typeof literal === 'string')
	);
}
