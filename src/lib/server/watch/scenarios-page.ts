import { levelsOf, type Day } from '#engine';
import { answerTo, scoredIndicators, sensitivityFor } from '#ask';
import {
	dayText,
	formatDraftTexts,
	formatScenarioLink,
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
	scenariosViewOf,
	sensitivityViewOf,
	type DraftView,
	type HangingView,
	type ScenariosView,
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

/** Every scenario of the watch, with the one under edit in its place, weighed on the day of the address. */
export function scenariosPageOf(watch: Watch, query: URLSearchParams, today: Day): ScenariosPageData {
	const draft = parseScenarioDraft(query, watch, dayCheckOf(knownDays(watch, today)));
	const asOf = draft.asOf ?? today;
	const indicators = scoredIndicators(watch);
	const day = draft.asOf === null ? '' : `&as-of=${dayText(draft.asOf)}`;
	const all = watch.scenarios.map((scenario) => {
		const own = scenario.id === draft.base.id ? draft.draft : scenario;
		return {
			scenario: own,
			href: `/scenarios?scenario=${scenario.id}${day}`,
			...answerTo({ watch, scenario: own, asOf })
		};
	});
	const edited = all.find(({ scenario }) => scenario.id === draft.base.id);
	const sensitivity = edited ? sensitivityFor(watch, edited.outlook) : null;
	const levels = levelsOf(indicators, asOf, watch.horizon);
	const written = draftQuery(draft, watch);
	const unedited = formatScenarioLink({ scenario: draft.base, asOf: draft.asOf }, watch);
	return {
		asOf: asOfText(asOf, today),
		view: scenariosViewOf(watch, indicators, all),
		sensitivity:
			edited && sensitivity ? sensitivityViewOf(edited.outlook, sensitivity, indicators, watch) : null,
		hanging:
			edited && edited.outlook.score !== null ? hangingViewOf(edited.outlook, indicators, watch) : null,
		draft: draftViewOf(draft, indicators, levels, written !== unedited),
		query: written,
		issues: draft.issues
	};
}
