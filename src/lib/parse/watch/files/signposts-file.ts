import type { SignpostWay } from '#engine';
import * as v from 'valibot';
import { parseDay } from '../../text/dates/date.ts';
import { IssueList } from '../../text/issue-list.ts';
import type { Parsed } from '../../text/parsed.ts';
import { conform, day, id, number, numberFrom, text } from '../../text/json-yaml/shape.ts';
import { parseYaml, type YamlData } from '../../text/json-yaml/yaml.ts';
import type { KnownIndicators } from './scenario-file.ts';
import type { Signpost } from '../watch.ts';

const OF_INDICATORS = ['value', 'pull', 'age', 'overdue'] as const;
const OF_SCENARIOS = ['position', 'direction'] as const;
const WAYS = ['above', 'below', 'crosses'] as const;

const signpostShape = v.strictObject({
	id,
	name: text,
	indicator: v.optional(id),
	scenario: v.optional(id),
	reading: v.picklist(
		[...OF_INDICATORS, ...OF_SCENARIOS],
		'value, pull, age, overdue, position or direction'
	),
	above: v.optional(number),
	below: v.optional(number),
	crosses: v.optional(number),
	band: v.optional(numberFrom(0, 1_000_000)),
	reason: text,
	meaning: text,
	declared: day
});

/** signposts.yaml; the JSON Schema is made from it. */
export const signpostsShape = v.strictObject({ signposts: v.array(signpostShape) });

type Written = v.InferOutput<typeof signpostShape>;

function complain(
	issues: IssueList,
	yaml: YamlData,
	[at, key]: readonly [number, string],
	[code, expected, received]: readonly [code: string, expected: string, received: string]
): void {
	const path = ['signposts', at, key];
	issues.add({ code, ...yaml.place(path, 'value'), field: path.join('.'), expected, received });
}

const waysOf = (written: Written): readonly (readonly [SignpostWay, number])[] =>
	WAYS.flatMap((way) => {
		const mark = written[way];
		return mark === undefined ? [] : [[way, mark] as const];
	});

/** What a signpost must fit: ids of scenarios, and the indicators (null: its own file has issues). */
interface Known {
	readonly scenarios: ReadonlySet<string>;
	readonly indicators: KnownIndicators;
}

function checkSubject(written: Written, at: number, yaml: YamlData, issues: IssueList, known: Known): void {
	const { indicator, scenario, reading } = written;
	const isOfScenario = OF_SCENARIOS.some((one) => one === reading);
	if (
		isOfScenario
			? scenario === undefined || indicator !== undefined
			: indicator === undefined || scenario !== undefined
	) {
		const expected = isOfScenario
			? `a scenario, and no indicator, beside ${reading}`
			: `an indicator, and no scenario, beside ${reading}`;
		complain(issues, yaml, [at, 'reading'], ['signposts/subject', expected, reading]);
		return;
	}
	if (scenario !== undefined && !known.scenarios.has(scenario))
		complain(
			issues,
			yaml,
			[at, 'scenario'],
			['signposts/unknown-scenario', 'a file in scenarios/', scenario]
		);
	if (indicator === undefined) return;
	if (!known.indicators.has(indicator))
		complain(
			issues,
			yaml,
			[at, 'indicator'],
			['signposts/unknown-indicator', 'an indicator of the watch', indicator]
		);
	else if (known.indicators.get(indicator)?.contextOnly === true)
		complain(
			issues,
			yaml,
			[at, 'indicator'],
			['signposts/context-indicator', 'an indicator that is scored', indicator]
		);
}

function checkOne(written: Written, at: number, yaml: YamlData, issues: IssueList): void {
	const ways = waysOf(written);
	if (ways.length !== 1)
		complain(
			issues,
			yaml,
			[at, 'id'],
			[
				'signposts/one-way',
				'one of above, below and crosses',
				ways.length === 0 ? 'none' : ways.map(([way]) => way).join(' and ')
			]
		);
	if (written.reading === 'pull' && ways.some(([, mark]) => Math.abs(mark) > 1))
		complain(issues, yaml, [at, 'reading'], ['signposts/mark', 'a pull from -1 to 1', String(ways[0]?.[1])]);
}

function signpostOf(written: Written): Signpost {
	const [way, mark] = waysOf(written)[0] ?? ['above', 0];
	const { id: own, name, reading, reason, meaning } = written;
	return {
		id: own,
		name,
		indicator: written.indicator ?? null,
		scenario: written.scenario ?? null,
		reading,
		way,
		mark,
		band: written.band ?? 0,
		reason,
		meaning,
		declared: parseDay(written.declared) ?? 0
	};
}

/** Reads signposts.yaml, in the file's order. */
export function parseSignpostsFile(content: string, file: string, known: Known): Parsed<readonly Signpost[]> {
	const issues = new IssueList(file);
	const yaml = parseYaml(content, issues);
	const shape = yaml === null ? null : conform(signpostsShape, yaml, issues);
	if (yaml === null || shape === null) return { value: null, issues: issues.toArray() };
	const seen = new Set<string>();
	for (const [at, written] of shape.signposts.entries()) {
		checkSubject(written, at, yaml, issues, known);
		checkOne(written, at, yaml, issues);
		if (seen.has(written.id))
			complain(issues, yaml, [at, 'id'], ['signposts/duplicate-id', 'each id once', `${written.id} again`]);
		seen.add(written.id);
	}
	return { value: shape.signposts.map(signpostOf), issues: issues.toArray() };
}
