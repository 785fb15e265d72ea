import { DEFAULT_SEED, DEFAULT_TERMS, type Day, type Terms } from '#engine';
import * as v from 'valibot';
import { parseDay, parseDuration } from '../../text/dates/date.ts';
import { IssueList } from '../../text/issue-list.ts';
import type { Parsed } from '../../text/parsed.ts';
import {
	address,
	conform,
	day,
	duration,
	id,
	numberFrom,
	text,
	wholeFrom,
	type FormerKeys
} from '../../text/json-yaml/shape.ts';
import type { Group, License, VerdictNames } from '../watch.ts';
import { parseYaml, type YamlData } from '../../text/json-yaml/yaml.ts';

/** Whole months or years: a horizon in days would be no distance between two figures of one calendar. */
const horizon = v.pipe(
	duration,
	v.regex(/^P(?:\d+Y)?(?:\d+M)?$/, 'whole years or months, such as P1Y or P18M')
);

const FORMER_KEYS: FormerKeys = {
	outcomes:
		'write positions: { distant, mixed, close } for how close the two stand, and directions: { weakening, holding, deepening } for which way it goes'
};

/** watch.yaml; the JSON Schema is made from it. */
export const watchShape = v.strictObject({
	title: text,
	question: text,
	subject: text,
	naming: text,
	positions: v.strictObject({ distant: text, mixed: text, close: text }),
	directions: v.strictObject({ weakening: text, holding: text, deepening: text }),
	threshold: numberFrom(0, 100),
	direction_threshold: v.optional(v.pipe(numberFrom(0, 200), v.gtValue(0, 'more than 0'))),
	horizon: v.optional(horizon),
	seed: v.optional(wholeFrom(0, 4294967295)),
	default_scenario: id,
	history_from: day,
	groups: v.array(v.strictObject({ id, name: text })),
	license: v.optional(v.strictObject({ name: text, url: address }))
});

/** watch.yaml as values. */
export interface WatchFile extends VerdictNames, Terms {
	readonly title: string;
	readonly question: string;
	readonly subject: string;
	readonly naming: string;
	readonly seed: number;
	readonly defaultScenario: string;
	readonly historyFrom: Day;
	readonly groups: readonly Group[];
	readonly license?: License;
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
	const shape = conform(watchShape, yaml, issues, { former: FORMER_KEYS });
	checkDefaultScenario(yaml, scenarios, issues);
	const groupIds = checkedGroupIds(yaml, issues);
	return { value: shape === null ? null : watchFileOf(shape), groupIds, issues: issues.toArray() };
}

function watchFileOf(shape: v.InferOutput<typeof watchShape>): WatchFile {
	const { title, question, subject, naming, positions, directions, threshold, groups } = shape;
	return {
		title,
		question,
		subject,
		naming,
		positions,
		directions,
		threshold,
		directionThreshold: shape.direction_threshold ?? DEFAULT_TERMS.directionThreshold,
		horizon: parseDuration(shape.horizon ?? '')?.months ?? DEFAULT_TERMS.horizon,
		seed: shape.seed ?? DEFAULT_SEED,
		defaultScenario: shape.default_scenario,
		historyFrom: parseDay(shape.history_from) ?? 0,
		groups,
		...(shape.license === undefined ? {} : { license: shape.license })
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
