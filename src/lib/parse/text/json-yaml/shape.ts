import * as v from 'valibot';
import { type IssueList, shown } from '../issue-list.ts';
import { parseDay, parseDuration } from '../dates/date.ts';
import { KEBAB_CASE } from '../kebab-case.ts';
import type { Path, YamlData } from './yaml.ts';

// The parts that the shapes of the YAML files are made of; a message is what an issue gives as expected.
export const text = v.pipe(v.string('text'), v.regex(/\S/, 'some text'));
export const number = v.pipe(v.number('a number'), v.finite('a finite number'));
export const id = v.pipe(v.string('an id'), v.regex(KEBAB_CASE, 'an id in kebab-case, such as arms-share'));
export const day = v.pipe(
	v.string('a date'),
	v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2025-03-10'),
	v.check((written) => parseDay(written) !== null, 'a date of the calendar')
);
export const duration = v.pipe(
	v.string('a duration'),
	v.regex(/^P\d/, 'a duration such as P1Y, P3M or P7D'),
	v.check((written) => parseDuration(written) !== null, 'a duration such as P1Y, P3M or P7D')
);

export const address = v.pipe(
	v.string('an address'),
	v.url('an address'),
	v.regex(/^https?:/, 'an http or https address')
);

/** A number of at least `min` and at most `max`; whole if asked. */
export function numberFrom(min: number, max: number): typeof number {
	const expected = `${min} to ${max}`;
	return v.pipe(number, v.minValue(min, expected), v.maxValue(max, expected)) as unknown as typeof number;
}

export function wholeFrom(min: number, max: number): typeof number {
	const expected = `a whole number from ${min} to ${max}`;
	return v.pipe(
		number,
		v.integer(expected),
		v.minValue(min, expected),
		v.maxValue(max, expected)
	) as unknown as typeof number;
}

/** What to write instead of a key of an earlier version, by its path in the file: `goalposts.weakens`. */
export type FormerKeys = Readonly<Record<string, string>>;

/**
 * Checks data against a shape and files an issue for every departure; null if there is any. `at` leads to `data` in the
 * file.
 */
export function conform<S extends v.GenericSchema>(
	shape: S,
	file: YamlData,
	issues: IssueList,
	{
		data = file.data,
		at = [],
		former = {}
	}: { readonly data?: unknown; readonly at?: Path; readonly former?: FormerKeys } = {}
): v.InferOutput<S> | null {
	const result = v.safeParse(shape, data);
	const unknown = [...unknownKeys(shape, data, at)];
	const seen = new Set(unknown.map(([path]) => path.join('.')));
	for (const issue of result.issues ?? []) {
		const path = [...at, ...(issue.path ?? []).map((item) => item.key as string | number)];
		// One complaint a place: a date in the wrong form is no day of the calendar either.
		if (seen.has(path.join('.'))) continue;
		seen.add(path.join('.'));
		issues.add(complaintOf(issue, path, file));
	}
	for (const [path, known] of unknown)
		issues.add({
			code: 'yaml/unknown-key',
			...file.place(path, 'key'),
			field: path.join('.'),
			expected: `one of ${known.join(', ')}`,
			received: shown(String(path.at(-1))),
			hint: Object.hasOwn(former, path.join('.')) ? (former[path.join('.')] ?? null) : null
		});
	return result.success ? result.output : null;
}

function complaintOf(
	issue: v.BaseIssue<unknown>,
	path: Path,
	file: YamlData
): Parameters<IssueList['add']>[0] {
	const field = path.join('.');
	const isKey = issue.type === 'strict_object' && issue.expected !== 'Object';
	const missing = isKey && issue.expected !== 'never';
	if (missing)
		return {
			code: path[0] === 'goalposts' ? 'indicator/missing-goalpost' : 'yaml/missing-key',
			...file.place(path.slice(0, -1), 'key'),
			field,
			expected: `a key ${String(path.at(-1))}`,
			received: 'none'
		};
	return {
		code: isKey ? 'yaml/unknown-key' : (codes[issue.type] ?? 'yaml/wrong-type'),
		...file.place(path, 'value'),
		field: field === '' ? null : field,
		expected: words[issue.type] ?? issue.message,
		received: shown(issue.input),
		hint: hintOf(issue)
	};
}

const codes: Readonly<Record<string, string>> = {
	picklist: 'yaml/not-allowed',
	min_value: 'yaml/out-of-range',
	gt_value: 'yaml/out-of-range',
	max_value: 'yaml/out-of-range',
	finite: 'yaml/out-of-range',
	integer: 'yaml/out-of-range',
	regex: 'yaml/bad-form',
	check: 'yaml/bad-form'
};

const words: Readonly<Record<string, string>> = {
	strict_object: 'a mapping',
	record: 'a mapping',
	array: 'a list',
	boolean: 'true or false'
};

function hintOf(issue: v.BaseIssue<unknown>): string | null {
	if (issue.type === 'string' && typeof issue.input === 'number') return 'put it in quotes';
	if (issue.type === 'number' && typeof issue.input === 'string')
		return 'write a plain number, without quotes or separators';
	return null;
}

/** Paths of all keys (Valibot names the first only) that no strict object of the shape names, with the keys that it does. */
function* unknownKeys(shape: unknown, data: unknown, at: Path): Generator<[Path, string[]]> {
	if (typeof data !== 'object' || data === null) return;
	const { type, entries, item, wrapped, value, pipe, key, options } = shape as {
		type?: string;
		key?: string;
		options?: readonly { entries: Record<string, { literal?: unknown }> }[];
		entries?: Record<string, unknown>;
		item?: unknown;
		wrapped?: unknown;
		value?: unknown;
		pipe?: readonly unknown[];
	};
	if (wrapped !== undefined) yield* unknownKeys(wrapped, data, at);
	else if (type === 'strict_object' && entries !== undefined && !Array.isArray(data))
		for (const [key, inner] of Object.entries(data))
			if (Object.hasOwn(entries, key)) yield* unknownKeys(entries[key], inner, [...at, key]);
			else yield [[...at, key], Object.keys(entries)];
	else if (type === 'variant' && key !== undefined) {
		const chosen = (data as Record<string, unknown>)[key];
		const option = options?.find(({ entries }) => entries[key]?.literal === chosen);
		if (option !== undefined) yield* unknownKeys(option, data, at);
	} else if (type === 'array' && Array.isArray(data))
		for (const [index, inner] of data.entries()) yield* unknownKeys(item, inner, [...at, index]);
	else if (type === 'record')
		for (const [key, inner] of Object.entries(data)) yield* unknownKeys(value, inner, [...at, key]);
	else if (pipe !== undefined) yield* unknownKeys(pipe[0], data, at);
}
