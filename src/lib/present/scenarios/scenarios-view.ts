import { scenarioSpreadOf, type IndicatorOutlook } from '#engine';
import type { Answer } from '#ask';
import type { ScoredIndicator, Watch, WatchScenario } from '#parse';
import { scoreText } from '../words/numbers/score-text.ts';
import { addsOf } from '../words/numbers/contribution-text.ts';
import { numberText, percentText } from '../words/numbers/number-text.ts';
import {
	verdictsOfOutlook,
	verdictText,
	verdictWords,
	type VerdictWord
} from '../words/verdicts/verdict-text.ts';
import { confidenceText, statusReasonText } from '../words/labels.ts';
import { commonPushText, verdictAgreement } from './agreement-text.ts';

/** One scenario in the row of all. */
export interface ScenarioCard {
	/** Of the scenario; of a reader's own lens something that is no id. */
	readonly id: string;
	/** The scenario that a reader's own lens departs from; null for a scenario of the watch. */
	readonly parent: string | null;
	readonly name: string;
	readonly storyline: string;
	readonly href: string;
	/** Both verdicts with how firm they are, in words. */
	readonly words: readonly VerdictWord[];
	readonly outcome: string;
	/** Why there is no verdict; null where there is one. */
	readonly reason: string | null;
	readonly score: string;
	/** What the newest figures changed against about a year before, in points. */
	readonly change: string;
	readonly coverage: string;
	readonly confidence: string;
	readonly draws: Shares;
	readonly weightings: Shares;
}

/** Shares that agree with each verdict. */
interface Shares {
	readonly position: string;
	readonly direction: string;
}

interface MatrixCell {
	readonly weight: string;
	readonly reversed: boolean;
	readonly adds: string;
	readonly side: 'distant' | 'close' | 'middle' | 'none';
}

export interface ScenariosView {
	readonly cards: readonly ScenarioCard[];
	/** Where the scenarios agree, and where not, in sentences. */
	readonly agreement: readonly string[];
	readonly matrix: readonly {
		readonly id: string;
		readonly name: string;
		readonly spread: string;
		readonly cells: readonly MatrixCell[];
	}[];
	/** The index of each scenario, which its column adds up to as printed. */
	readonly totals: readonly string[];
}

/** A scenario with what it makes of the day. */
export interface WeighedScenario extends Answer {
	readonly scenario: WatchScenario;
	readonly href: string;
	/** Of a reader's own lens: by which it is told from others, and what it is called beside its parent. */
	readonly own?: { readonly key: string; readonly name: string };
}

/** The card of a lens, as it stands in the row of all. */
export function scenarioCardOf(
	{ scenario, href, own, outlook, draws, weightSpace, firmness }: WeighedScenario,
	watch: Watch
): ScenarioCard {
	const { position, status, score, threshold, direction, directionThreshold, coverage, confidence } = outlook;
	const verdicts = verdictsOfOutlook(outlook);
	const shareOf = <Verdict extends string>(
		verdict: Verdict | null,
		shares: Readonly<Record<Verdict, number>> | undefined
	): string => (verdict === null || shares === undefined ? '–' : percentText(shares[verdict]));
	return {
		id: own?.key ?? scenario.id,
		parent: own === undefined ? null : scenario.id,
		name: own?.name ?? scenario.name,
		storyline: scenario.storyline,
		href,
		words: verdictWords(verdicts, firmness, watch),
		outcome: verdictText(verdicts, firmness, watch),
		reason: status === 'ok' ? null : statusReasonText[status],
		score: score === null ? '–' : scoreText(score, threshold),
		change: direction.change === null ? '–' : scoreText(direction.change, directionThreshold),
		coverage: percentText(coverage.observed),
		confidence: confidence === null ? '–' : confidenceText[confidence.level],
		draws: {
			position: shareOf(position, draws?.shares),
			direction: shareOf(direction.verdict, draws?.change?.shares)
		},
		weightings: {
			position: shareOf(position, weightSpace?.position.shares),
			direction: shareOf(direction.verdict, weightSpace?.direction?.shares)
		}
	};
}

function cellOf(part: IndicatorOutlook | undefined, adds: string): MatrixCell {
	const { contribution = null, weight = 0, polarity = 1 } = part ?? {};
	const side =
		contribution === null
			? 'none'
			: contribution > 0.05
				? 'close'
				: contribution < -0.05
					? 'distant'
					: 'middle';
	return {
		weight: numberText(weight, Number.isInteger(weight) ? 0 : 1),
		reversed: polarity === -1,
		adds,
		side
	};
}

/** All scenarios side by side; never averaged, because lenses overlap (method, section 9). */
export function scenariosViewOf(
	watch: Watch,
	indicators: readonly ScoredIndicator[],
	all: readonly WeighedScenario[]
): ScenariosView {
	const names = new Map(indicators.map(({ id, name }) => [id, name]));
	const named = all.map(({ scenario, own, outlook }) => ({ name: own?.name ?? scenario.name, outlook }));
	const cards = all.map((one) => scenarioCardOf(one, watch));
	const spread = new Map(
		scenarioSpreadOf(all.map(({ outlook }) => outlook)).map((one) => [one.id, one.spread])
	);
	const adds = all.map(({ outlook }) => addsOf(outlook));
	return {
		cards,
		agreement: [...verdictAgreement(named, watch), commonPushText(named, names)].filter(
			(text) => text !== null
		),
		totals: cards.map(({ score }) => score),
		matrix: indicators.map(({ id, name }) => {
			const parts = all.map(({ outlook }) => outlook.indicators.find((part) => part.id === id));
			return {
				id,
				name,
				// Without a figure anywhere there is nothing to tell apart.
				spread: parts.some((part) => (part?.share ?? null) !== null)
					? numberText(100 * (spread.get(id) ?? 0), 1)
					: '–',
				cells: parts.map((part, at) => cellOf(part, adds[at]?.(id) ?? '–'))
			};
		})
	};
}
