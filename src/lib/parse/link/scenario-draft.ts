import type { Assumption, Issue, ScenarioWeight } from '#engine';
import { plainDirection } from '../text/direction.ts';
import { IssueList, shown } from '../text/issue-list.ts';
import type { DayCheck } from '../watch/known-days.ts';
import { differenceOf, differencesOf, type LensDifference } from './lens-difference.ts';
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

function textsIn(query: URLSearchParams, issues: Issue[]): ReadonlyMap<string, string> {
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

/** What an indicator's one reason is for: an edited what-if alone, or else the weight, and with it an edited what-if. */
interface Reasoned {
	readonly isWeightEdited: boolean;
	readonly isAssumptionEdited: boolean;
	readonly isForWeight: boolean;
}

function reasonedIn(edit: LensDifference | undefined): Reasoned {
	const isWeightEdited = edit !== undefined && (edit.weight ?? edit.polarity) !== null;
	const isAssumptionEdited = edit !== undefined && edit.assumption !== null;
	return { isWeightEdited, isAssumptionEdited, isForWeight: isWeightEdited || !isAssumptionEdited };
}

const editsById = (base: WatchScenario, scenario: WatchScenario): ReadonlyMap<string, LensDifference> =>
	new Map(differencesOf(base, scenario).map((edit) => [edit.id, edit]));

/** Weights and what-ifs with their reasons: an edited one has the one given for it or none, never that of the old one. */
function withTexts(
	{ base, scenario }: ParsedScenarioLink,
	texts: ReadonlyMap<string, string>
): Pick<WatchScenario, 'weights' | 'assumptions'> {
	const edits = editsById(base, scenario);
	const weighed = ([id, given]: [string, ScenarioWeight]): [string, ScenarioWeight] => {
		const { isWeightEdited, isForWeight } = reasonedIn(edits.get(id));
		const text = isForWeight ? texts.get(`r.${id}`) : undefined;
		if (text === undefined) return [id, isWeightEdited ? { ...given, reason: null } : given];
		const isOld = isWeightEdited && text === base.weights.get(id)?.reason;
		return [id, { ...given, reason: text === '' || isOld ? null : text }];
	};
	const assumed = ([id, given]: [string, Assumption]): [string, Assumption] => {
		if (!reasonedIn(edits.get(id)).isAssumptionEdited) return [id, given];
		const text = texts.get(`r.${id}`) ?? '';
		return [id, { ...given, reason: text === '' || text === base.weights.get(id)?.reason ? null : text }];
	};
	return {
		weights: new Map([...scenario.weights].map(weighed)),
		assumptions: new Map([...scenario.assumptions].map(assumed))
	};
}

/** A draft is nobody's yet: who wrote its base, and when, isn't said of it. */
function unsigned(scenario: WatchScenario): WatchScenario {
	const { id, name, storyline, weights, assumptions } = scenario;
	return { id, name, storyline, weights, assumptions };
}

/**
 * Reads the scenarios page's address: the dashboard's parameters and `storyline` and `r.<id>`, the reason for a weight or
 * a what-if; `name` is what older links call `lens`. What isn't given is the base scenario's own, but for the reason of
 * what is edited.
 */
export function parseScenarioDraft(
	query: URLSearchParams | string,
	watch: LinkedWatch,
	days: DayCheck | null = null
): ScenarioDraft {
	const parameters = new URLSearchParams(query);
	const link = parseScenarioLink(parameters, watch, days);
	const issues = [...link.issues];
	const texts = textsIn(parameters, issues);
	const { base, scenario } = link;
	const name = scenario.lens ?? (shortLensName(texts.get('name') ?? '') || base.name);
	const lens = name === base.name ? {} : { lens: name };
	const storyline = texts.get('storyline') || base.storyline;
	const isOwn = name !== base.name || differencesOf(base, scenario).length > 0;
	const words = { ...lens, name, storyline, ...withTexts(link, texts) };
	return { ...link, draft: { ...(isOwn ? unsigned(scenario) : scenario), ...words }, issues };
}

/** What a draft's query has besides the link's own: storyline and reasons where they differ from what is read without them. */
export function formatDraftTexts(draft: WatchScenario, base: WatchScenario): URLSearchParams {
	const parameters = new URLSearchParams();
	const edits = editsById(base, draft);
	if (draft.storyline !== base.storyline) parameters.set('storyline', draft.storyline);
	for (const [id, { reason }] of draft.weights) {
		const { isWeightEdited, isForWeight } = reasonedIn(edits.get(id));
		const otherwise = isWeightEdited ? null : (base.weights.get(id)?.reason ?? null);
		if (isForWeight && reason !== otherwise) parameters.set(`r.${id}`, reason ?? '');
	}
	for (const [id, { reason }] of draft.assumptions) {
		const { isAssumptionEdited, isForWeight } = reasonedIn(edits.get(id));
		const isSaid = isForWeight && draft.weights.has(id);
		if (isAssumptionEdited && !isSaid && reason !== null) parameters.set(`r.${id}`, reason);
	}
	return parameters;
}

/** The reason that a draft gives for what it holds of an indicator; null without one. */
export function reasonInDraft(
	{ base, draft }: Pick<ScenarioDraft, 'base' | 'draft'>,
	id: string
): string | null {
	const edit = differenceOf(base, draft, id) ?? undefined;
	const weighed = draft.weights.get(id)?.reason ?? null;
	const assumed = draft.assumptions.get(id)?.reason ?? null;
	return reasonedIn(edit).isForWeight && draft.weights.has(id) ? weighed : assumed;
}
