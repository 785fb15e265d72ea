import { scenarioSpreadOf, type ByPosition, type IndicatorOutlook, type Position } from '#engine';
import type { Answer } from '#ask';
import { POSITIONS, type ScoredIndicator, type Watch, type WatchScenario } from '#parse';
import { scoreText } from '../board/board-view.ts';
import { addsOf } from '../words/contribution-text.ts';
import { numberText, percentText } from '../words/number-text.ts';
import { verdictsOfOutlook, verdictText } from '../words/verdict-text.ts';
import { confidenceText, statusReasonText } from '../words/words.ts';

/** One scenario in the row of all. */
interface ScenarioCard {
	readonly id: string;
	readonly name: string;
	readonly storyline: string;
	readonly href: string;
	readonly position: Position | null;
	readonly outcome: string;
	readonly score: string;
	readonly coverage: string;
	readonly confidence: string;
	readonly draws: string;
	readonly weightings: string;
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
}

/** A scenario with what it makes of the day. */
export interface WeighedScenario extends Answer {
	readonly scenario: WatchScenario;
	readonly href: string;
}

function cardOf(
	{ scenario, href, outlook, draws, weightSpace }: WeighedScenario,
	watch: Watch
): ScenarioCard {
	const { position, status, score, threshold, coverage, confidence } = outlook;
	const share = (shares: ByPosition<number> | undefined): string =>
		position === null || !shares ? '–' : percentText(shares[position]);
	return {
		id: scenario.id,
		name: scenario.name,
		storyline: scenario.storyline,
		href,
		position,
		outcome:
			position === null && status !== 'ok'
				? `No verdict: ${statusReasonText[status]}`
				: verdictText(verdictsOfOutlook(outlook), null, watch),
		score: score === null ? '–' : scoreText(score, threshold),
		coverage: percentText(coverage.observed),
		confidence: confidence === null ? '–' : confidenceText[confidence.level],
		draws: share(draws?.shares),
		weightings: share(weightSpace?.position.shares)
	};
}

const listText = new Intl.ListFormat('en-GB', { type: 'conjunction' });

function verdictsSentence(all: readonly WeighedScenario[], watch: Watch): string {
	const told = POSITIONS.toReversed().flatMap((position) => {
		const names = all
			.filter(({ outlook }) => outlook.position === position)
			.map(({ scenario }) => scenario.name);
		return names.length === 0
			? []
			: [`${watch.positions[position].toLowerCase()} under ${listText.format(names)}`];
	});
	const open = all.filter(({ outlook }) => outlook.position === null).map(({ scenario }) => scenario.name);
	const rest = open.length === 0 ? [] : [`no verdict under ${listText.format(open)}`];
	const [only, ...others] = [...told, ...rest];
	if (only === undefined) return 'There is no scenario.';
	if (others.length === 0)
		return `All ${all.length} scenarios agree: ${told.length === 1 ? (only.split(' under ')[0] ?? only) : only}.`;
	return `The scenarios differ: ${[only, ...others].join('; ')}.`;
}

/** Indicators that push the same way in every scenario that counts them (at least two), by how hard they push. */
function commonSentence(all: readonly WeighedScenario[], names: ReadonlyMap<string, string>): string | null {
	const signs = new Map<string, number[]>();
	for (const { outlook } of all) {
		for (const { id, contribution } of outlook.indicators) {
			if (contribution !== null && Math.abs(contribution) >= 1)
				signs.set(id, [...(signs.get(id) ?? []), contribution]);
		}
	}
	const agreed = (side: 1 | -1): string[] =>
		[...signs]
			.filter(
				([, added]) => added.length > 1 && added.length === all.length && added.every((add) => add * side > 0)
			)
			.map(([id]) => names.get(id) ?? id);
	const [up, down] = [agreed(1), agreed(-1)];
	const parts = [
		up.length > 0 ? `towards close: ${listText.format(up)}` : null,
		down.length > 0 ? `towards distant: ${listText.format(down)}` : null
	].filter((part) => part !== null);
	return parts.length === 0 ? null : `A point or more in every scenario ${parts.join('; ')}.`;
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
	const spread = new Map(
		scenarioSpreadOf(all.map(({ outlook }) => outlook)).map((one) => [one.id, one.spread])
	);
	const adds = all.map(({ outlook }) => addsOf(outlook));
	return {
		cards: all.map((one) => cardOf(one, watch)),
		agreement: [verdictsSentence(all, watch), commonSentence(all, names)].filter((text) => text !== null),
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
