import type { Issue } from '#engine';
import { IssueList, shown } from '../text/issue-list.ts';
import type { DayCheck } from '../watch/known-days.ts';
import { shortLensName } from './lens-name.ts';
import { parseScenarioLink, type LinkedWatch, type ParsedScenarioLink } from './scenario-link.ts';
import type { WatchScenario } from '../watch/watch.ts';

/** Longest storyline or reason that an address may carry, in characters. */
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
		if (value.length <= LONGEST_TEXT) texts.set(name, value.replaceAll(/\s+/g, ' ').trim());
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
 * Reads the scenarios page's address: the dashboard's parameters and `storyline` and `r.<id>`, the reason for a weight or
 * a what-if; `name` is what older links call `lens`. What isn't given is the base scenario's own.
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
	const assumptions = new Map(
		[...link.scenario.assumptions].map(([id, given]) => [
			id,
			{ ...given, reason: given.reason ?? (texts.get(`r.${id}`) || null) }
		])
	);
	const { base } = link;
	const name = link.scenario.lens ?? (shortLensName(texts.get('name') ?? '') || base.name);
	const lens = name === base.name ? {} : { lens: name };
	const storyline = texts.get('storyline') || base.storyline;
	const draft: WatchScenario = { ...link.scenario, ...lens, name, storyline, weights, assumptions };
	return { ...link, draft, issues };
}

/** What a draft's query has besides the link's own: storyline and reasons where they differ from the base's. */
export function formatDraftTexts(draft: WatchScenario, base: WatchScenario): URLSearchParams {
	const parameters = new URLSearchParams();
	if (draft.storyline !== base.storyline) parameters.set('storyline', draft.storyline);
	for (const [id, { reason }] of draft.weights) {
		if (reason !== (base.weights.get(id)?.reason ?? null)) parameters.set(`r.${id}`, reason ?? '');
	}
	for (const [id, { value, reason }] of draft.assumptions) {
		const kept = base.assumptions.get(id)?.value === value || draft.weights.has(id);
		if (!kept && reason !== null) parameters.set(`r.${id}`, reason);
	}
	return parameters;
}
