import type { Issue } from '#engine';
import { plainDirection } from '../text/direction.ts';
import { IssueList, shown } from '../text/issue-list.ts';
import type { DayCheck } from '../watch/known-days.ts';
import { parseScenarioLink, type LinkedWatch, type ParsedScenarioLink } from './scenario-link.ts';
import type { WatchScenario } from '../watch/watch.ts';

/** Longest name or reason that an address may carry, in characters. */
const LONGEST_TEXT = 300;

/** A scenario being written: the dashboard's link, and the words that a scenario file needs besides. */
export interface ScenarioDraft extends ParsedScenarioLink {
	/** The edited scenario with its own name, storyline and reasons. */
	readonly draft: WatchScenario;
}

function textsOf(query: URLSearchParams, issues: Issue[]): ReadonlyMap<string, string> {
	const texts = new Map<string, string>();
	for (const [name, value] of query) {
		if (!/^(?:name|storyline|r\..+)$/s.test(name) || texts.has(name)) continue;
		if (value.length <= LONGEST_TEXT) texts.set(name, plainDirection(value).replaceAll(/\s+/g, ' ').trim());
		else issues.push(...tooLong(name, value));
	}
	return texts;
}

function tooLong(name: string, value: string): readonly Issue[] {
	const issues = new IssueList(null);
	issues.add({
		code: 'link/too-long',
		field: shown(name),
		expected: `at most ${LONGEST_TEXT} characters`,
		received: `${value.length} characters`
	});
	return issues.toArray();
}

/**
 * Reads the scenarios page's address: the dashboard's parameters and `name`, `storyline` and `r.<id>`, the reason for a
 * weight. What isn't given is the base scenario's own.
 */
export function parseScenarioDraft(
	query: URLSearchParams | string,
	watch: LinkedWatch,
	days: DayCheck | null = null
): ScenarioDraft {
	const parameters = new URLSearchParams(query);
	const link = parseScenarioLink(parameters, watch, days);
	const issues = [...link.issues];
	const texts = textsOf(parameters, issues);
	const weights = new Map(
		[...link.scenario.weights].map(([id, given]) => {
			const reason = texts.get(`r.${id}`);
			return [id, reason === undefined ? given : { ...given, reason: reason === '' ? null : reason }];
		})
	);
	const draft: WatchScenario = {
		...link.scenario,
		name: texts.get('name') || link.base.name,
		storyline: texts.get('storyline') || link.base.storyline,
		weights
	};
	return { ...link, draft, issues };
}

/** The query string of a draft: the link's own, then name, storyline and reasons where they differ from the base's. */
export function formatDraftTexts(draft: WatchScenario, base: WatchScenario): URLSearchParams {
	const parameters = new URLSearchParams();
	if (draft.name !== base.name) parameters.set('name', draft.name);
	if (draft.storyline !== base.storyline) parameters.set('storyline', draft.storyline);
	for (const [id, { reason }] of draft.weights) {
		if (reason !== (base.weights.get(id)?.reason ?? null)) parameters.set(`r.${id}`, reason ?? '');
	}
	return parameters;
}
