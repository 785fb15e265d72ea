import { levelsOf, type Day } from '#engine';
import { answerTo, scoredIndicators, sensitivityFor } from '#ask';
import {
	dayText,
	formatDraftTexts,
	formatScenarioLink,
	isEdited,
	dayCheckOf,
	knownDays,
	parseScenarioDraft,
	type ScenarioDraft,
	type Watch
} from '#parse';
import {
	draftViewOf,
	asOfText,
	hangingViewOf,
	lensTitle,
	scenariosViewOf,
	sensitivityViewOf,
	type DraftView,
	type HangingView,
	type ScenariosView,
	type WeighedScenario,
	type SensitivityView
} from '#present';

interface ScenariosPage {
	/** The day in words. */
	readonly asOf: string;
	readonly view: ScenariosView;
	readonly sensitivity: SensitivityView | null;
	/** What the verdicts of the scenario under edit hang on; null without an index. */
	readonly hanging: HangingView | null;
	readonly draft: DraftView;
	/** The card of the lens that the address asks for. */
	readonly current: string;
	/** The reader's own name for it; null without one. */
	readonly lens: string | null;
	/** Brings the draft back: what differs from its base, and no more. */
	readonly query: string;
}

export type ScenariosPageData = ScenariosPage & Pick<ScenarioDraft, 'issues'>;

/** The query string that brings a draft back: link, then words. */
export function draftQuery(draft: ScenarioDraft, watch: Watch): string {
	const link = formatScenarioLink({ scenario: draft.draft, asOf: draft.asOf }, watch);
	const words = formatDraftTexts(draft.draft, draft.base).toString();
	return words === '' ? link : `${link}&${words}`;
}

/** No id of a scenario. */
const OWN = 'own lens';

/** Every scenario of the watch, and behind its parent the one under edit, weighed on the day of the address. */
export function scenariosPageOf(watch: Watch, query: URLSearchParams, today: Day): ScenariosPageData {
	const draft = parseScenarioDraft(query, watch, dayCheckOf(knownDays(watch, today)));
	const asOf = draft.asOf ?? today;
	const indicators = scoredIndicators(watch);
	const day = draft.asOf === null ? '' : `&as-of=${dayText(draft.asOf)}`;
	const levels = levelsOf(indicators, asOf, watch.horizon);
	const written = draftQuery(draft, watch);
	const isEditedLens = isEdited(draft.draft, watch);
	const isOwn = isEditedLens || draft.draft.lens !== undefined;
	const all = watch.scenarios.flatMap((scenario): WeighedScenario[] => {
		const href = `/scenarios?scenario=${scenario.id}${day}`;
		const given = { scenario, href, ...answerTo({ watch, scenario, asOf }) };
		if (!isOwn || scenario.id !== draft.base.id) return [given];
		const own = { key: OWN, name: draft.draft.lens ?? lensTitle(draft.base, isEditedLens) };
		const answer = answerTo({ watch, scenario: draft.draft, asOf });
		return [given, { scenario: draft.draft, href: `/scenarios?${written}`, own, ...answer }];
	});
	const current = isOwn ? OWN : draft.base.id;
	const edited = all.find(({ scenario, own }) => (own?.key ?? scenario.id) === current);
	const sensitivity = edited ? sensitivityFor(watch, edited.outlook) : null;
	const unedited = formatScenarioLink({ scenario: draft.base, asOf: draft.asOf }, watch);
	return {
		asOf: asOfText(asOf, today),
		view: scenariosViewOf(watch, indicators, all),
		sensitivity:
			edited && sensitivity ? sensitivityViewOf(edited.outlook, sensitivity, indicators, watch) : null,
		hanging:
			edited && edited.outlook.score !== null ? hangingViewOf(edited.outlook, indicators, watch) : null,
		draft: draftViewOf(draft, indicators, levels, written !== unedited),
		current,
		lens: draft.draft.lens ?? null,
		query: written,
		issues: draft.issues
	};
}
