import type { Band, Draws, Outlook, Sensitivity, WeightSpace } from '#engine';
import type { OutcomeNames, ScoredIndicator } from '#parse';
import { percentText, signedText } from './number-text.ts';
import { tippingOf, tippingText } from './tipping.ts';
import { drawsLabel } from './words.ts';

/** How firm the verdict is, in sentences; the label goes with the draws wherever they are shown. */
export interface Robustness {
	readonly draws: string | null;
	readonly weightings: string | null;
	readonly tipping: string | null;
	readonly label: string;
}

const quoted = (outcomes: OutcomeNames, band: Band): string => `“${outcomes[band].toLowerCase()}”`;

/** What is told of the draws; a briefing keeps no more of them. */
type DrawsSummary = Pick<Draws, 'shares' | 'p05' | 'p50' | 'p95'>;

function drawsText(draws: DrawsSummary, band: Band, outcomes: OutcomeNames): string {
	const middle = `90% of draws lie between ${signedText(draws.p05, 0)} and ${signedText(draws.p95, 0)}, half above ${signedText(draws.p50, 1)}`;
	return `In ${percentText(draws.shares[band])} of model draws the score falls in ${quoted(outcomes, band)}; ${middle}.`;
}

function weightingsText(space: Pick<WeightSpace, 'shares'>, band: Band, outcomes: OutcomeNames): string {
	return `Of all weightings of the same figures, ${percentText(space.shares[band])} give ${quoted(outcomes, band)}.`;
}

/** What the draws, the weight space and the break-evens say of a verdict; all null without one. */
export function robustnessOf(input: {
	readonly outlook: Outlook;
	readonly draws: DrawsSummary | null;
	readonly weightSpace: Pick<WeightSpace, 'shares'> | null;
	readonly sensitivity: Pick<Sensitivity, 'breakEven'> | null;
	readonly indicators: readonly ScoredIndicator[];
	readonly outcomes: OutcomeNames;
}): Robustness {
	const { outlook, draws, weightSpace, sensitivity, indicators, outcomes } = input;
	const { band } = outlook;
	return {
		draws: band && draws ? drawsText(draws, band, outcomes) : null,
		weightings: band && weightSpace ? weightingsText(weightSpace, band, outcomes) : null,
		tipping:
			band && sensitivity
				? tippingText(tippingOf(outlook, sensitivity.breakEven, indicators), indicators, outcomes)
				: null,
		label: drawsLabel
	};
}
