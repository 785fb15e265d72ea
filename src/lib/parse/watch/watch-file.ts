import type { Day } from '#engine';
import * as v from 'valibot';
import { parseDay } from '../text/date.ts';
import { IssueList } from '../text/issue-list.ts';
import type { Parsed } from '../text/parsed.ts';
import { conform, day, id, numberFrom, text, wholeFrom } from '../text/shape.ts';
import type { Group, OutcomeNames } from './watch.ts';
import { parseYaml, type YamlData } from '../text/yaml.ts';

/** The draws' seed where watch.yaml names none. */
const DEFAULT_SEED = 20261122;

/** watch.yaml; the JSON Schema is made from it. */
export const watchShape = v.strictObject({
	title: text,
	question: text,
	subject: text,
	naming: text,
	outcomes: v.strictObject({ weakens: text, holds: text, deepens: text }),
	threshold: numberFrom(0, 100),
	seed: v.optional(wholeFrom(0, 4294967295)),
	default_scenario: id,
	history_from: day,
	groups: v.array(v.strictObject({ id, name: text }))
});

/** watch.yaml as values. */
export interface WatchFile {
	readonly title: string;
	readonly question: string;
	readonly subject: string;
	readonly naming: string;
	readonly outcomes: OutcomeNames;
	readonly threshold: number;
	readonly seed: number;
	readonly defaultScenario: string;
	readonly historyFrom: Day;
	readonly groups: readonly Group[];
}

/** The file, and the group ids that could be made out even where it has issues (null: none could). */
export interface ParsedWatchFile extends Parsed<WatchFile> {
	readonly groupIds: ReadonlySet<string> | null;
}

/** Reads watch.yaml; `scenarios` are the ids that `default_scenario` may name. */
export function parseWatchFile(
	content: string,
	file: string,
	scenarios: ReadonlySet<string>
): ParsedWatchFile {
	const issues = new IssueList(file);
	const yaml = parseYaml(content, issues);
	if (yaml === null) return { value: null, groupIds: null, issues: issues.toArray() };
	const shape = conform(watchShape, yaml, issues);
	checkDefaultScenario(yaml, scenarios, issues);
	const groupIds = checkedGroupIds(yaml, issues);
	return { value: shape === null ? null : watchFileOf(shape), groupIds, issues: issues.toArray() };
}

function watchFileOf(shape: v.InferOutput<typeof watchShape>): WatchFile {
	const { title, question, subject, naming, outcomes, threshold, groups } = shape;
	return {
		title,
		question,
		subject,
		naming,
		outcomes,
		threshold,
		seed: shape.seed ?? DEFAULT_SEED,
		defaultScenario: shape.default_scenario,
		historyFrom: parseDay(shape.history_from) ?? 0,
		groups
	};
}

function checkDefaultScenario(yaml: YamlData, scenarios: ReadonlySet<string>, issues: IssueList): void {
	const chosen = (yaml.data as Record<string, unknown>).default_scenario;
	if (typeof chosen !== 'string' || scenarios.has(chosen)) return;
	issues.add({
		code: 'watch/unknown-scenario',
		...yaml.place(['default_scenario'], 'value'),
		field: 'default_scenario',
		expected: scenarios.size === 0 ? 'a file in scenarios/' : `one of ${[...scenarios].sort().join(', ')}`,
		received: chosen
	});
}

function checkedGroupIds(yaml: YamlData, issues: IssueList): ReadonlySet<string> | null {
	const groups = (yaml.data as Record<string, unknown>).groups;
	if (!Array.isArray(groups)) return null;
	const ids = new Set<string>();
	for (const [index, group] of (groups as unknown[]).entries()) {
		const found = typeof group === 'object' && group !== null ? (group as Record<string, unknown>).id : null;
		if (typeof found !== 'string') continue;
		if (ids.has(found))
			issues.add({
				code: 'watch/duplicate-group',
				...yaml.place(['groups', index, 'id'], 'value'),
				field: `groups.${index}.id`,
				expected: 'each group once',
				received: `${found} again`
			});
		ids.add(found);
	}
	return ids;
}
