import type { Assumption, ScenarioWeight } from '#engine';
import * as v from 'valibot';
import { IssueList } from '../../text/issue-list.ts';
import type { Parsed } from '../../text/parsed.ts';
import { parseDay } from '../../text/dates/date.ts';
import { conform, day, id, number, numberFrom, text } from '../../text/json-yaml/shape.ts';
import type { WatchScenario } from '../watch.ts';
import { type Path, parseYaml, type YamlData } from '../../text/json-yaml/yaml.ts';

const weightShape = v.strictObject({
	weight: numberFrom(0, 100),
	polarity: v.optional(v.picklist([1, -1], '1 or -1')),
	reason: v.optional(text)
});
const assumptionShape = v.strictObject({ value: number, reason: v.optional(text) });

/** scenarios/<id>.yaml; the JSON Schema is made from it. */
export const scenarioShape = v.strictObject({
	name: text,
	storyline: text,
	author: v.optional(text),
	added: v.optional(day),
	weights: v.record(id, weightShape),
	assumptions: v.optional(v.record(id, assumptionShape))
});

// Valibot's record passes over a key such as `constructor`, a lawful id: the entries are read one by one instead.
const frameShape = v.strictObject({
	...scenarioShape.entries,
	weights: v.unknown(),
	assumptions: v.optional(v.unknown())
});

/** What a scenario must know of the watch's indicators: null where the indicator's own file has issues. */
export type KnownIndicators = ReadonlyMap<
	string,
	{
		readonly contextOnly: boolean;
		readonly bounds: { readonly min: number | null; readonly max: number | null };
	} | null
>;

/** Reads `scenarios/<id>.yaml`. */
export function parseScenarioFile(
	content: string,
	file: string,
	scenario: string,
	indicators: KnownIndicators
): Parsed<WatchScenario> {
	const issues = new IssueList(file);
	const yaml = parseYaml(content, issues);
	if (yaml === null) return { value: null, issues: issues.toArray() };
	const frame = conform(frameShape, yaml, issues);
	const weights = new Map<string, ScenarioWeight>();
	for (const { key, path, data } of entriesOf('weights', yaml, indicators, issues)) {
		const entry = conform(weightShape, yaml, issues, { data, at: path });
		if (entry === null) continue;
		checkWeight(entry, key, path, yaml, indicators, issues);
		weights.set(key, { weight: entry.weight, polarity: entry.polarity ?? 1, reason: entry.reason ?? null });
	}
	const assumptions = new Map<string, Assumption>();
	for (const { key, path, data } of entriesOf('assumptions', yaml, indicators, issues)) {
		const entry = conform(assumptionShape, yaml, issues, { data, at: path });
		if (entry === null) continue;
		checkAssumption(entry.value, key, path, yaml, indicators, issues);
		assumptions.set(key, { value: entry.value, reason: entry.reason ?? null });
	}
	if (frame === null || !issues.isEmpty) return { value: null, issues: issues.toArray() };
	const { name, storyline, author } = frame;
	const added = parseDay(frame.added ?? '');
	const signed = { ...(author === undefined ? {} : { author }), ...(added === null ? {} : { added }) };
	return { value: { id: scenario, name, storyline, ...signed, weights, assumptions }, issues: [] };
}

/** The entries under `weights` or `assumptions` whose indicator exists; the others are issues. */
function* entriesOf(
	section: 'weights' | 'assumptions',
	yaml: YamlData,
	indicators: KnownIndicators,
	issues: IssueList
): Generator<{ key: string; path: Path; data: unknown }> {
	const entries = (yaml.data as Record<string, unknown>)[section];
	if (entries === undefined) return;
	if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) {
		const place = { ...yaml.place([section], 'value'), field: section };
		issues.add({
			code: 'yaml/wrong-type',
			...place,
			expected: 'a mapping',
			received: entries === null ? 'nothing' : 'something else'
		});
		return;
	}
	for (const [key, data] of Object.entries(entries)) {
		const path = [section, key];
		if (indicators.has(key)) yield { key, path, data };
		else
			issues.add({
				code: 'scenario/unknown-indicator',
				...yaml.place(path, 'key'),
				field: path.join('.'),
				expected: 'an indicator of the watch',
				received: key,
				hint: nearHint(key, indicators)
			});
	}
}

function nearHint(key: string, indicators: KnownIndicators): string {
	const near = [...indicators.keys()].find((known) => isNear(key, known));
	return near === undefined ? 'the ids are the names of the indicator folders' : `perhaps ${near}`;
}

/** Whether one is part of the other, or made of it by moving a letter. */
function isNear(a: string, b: string): boolean {
	const letters = (word: string): string => Array.from(word).sort().join('');
	return a.includes(b) || b.includes(a) || letters(a) === letters(b);
}

function checkWeight(
	entry: v.InferOutput<typeof weightShape>,
	key: string,
	path: Path,
	yaml: YamlData,
	indicators: KnownIndicators,
	issues: IssueList
): void {
	if (entry.polarity === -1 && entry.reason === undefined)
		issues.add({
			code: 'scenario/polarity-without-reason',
			...yaml.place([...path, 'polarity'], 'value'),
			field: [...path, 'polarity'].join('.'),
			expected: 'a reason beside polarity: -1',
			received: 'none'
		});
	if (entry.weight > 0 && indicators.get(key)?.contextOnly === true)
		issues.add({
			code: 'scenario/weight-on-context',
			...yaml.place([...path, 'weight'], 'value'),
			field: [...path, 'weight'].join('.'),
			expected: 'no weight, as the indicator is context_only',
			received: String(entry.weight)
		});
}

function checkAssumption(
	value: number,
	key: string,
	path: Path,
	yaml: YamlData,
	indicators: KnownIndicators,
	issues: IssueList
): void {
	const indicator = indicators.get(key) ?? null;
	if (indicator === null) return;
	const place = {
		...yaml.place([...path, 'value'], 'value'),
		field: [...path, 'value'].join('.'),
		received: String(value)
	};
	const { min, max } = indicator.bounds;
	if (indicator.contextOnly)
		issues.add({
			code: 'scenario/assumption-on-context',
			...place,
			expected: 'no assumption, as the indicator is context_only'
		});
	else if ((min !== null && value < min) || (max !== null && value > max))
		issues.add({
			code: 'scenario/assumption-out-of-bounds',
			...place,
			expected: `a value within the indicator's bounds, ${min ?? 'open'} to ${max ?? 'open'}`
		});
}
