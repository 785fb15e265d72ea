import type { ByPosition, Draws, Outlook, Position, Sensitivity } from '#engine';
import type { ScoredIndicator, VerdictNames } from '#parse';
import { percentText, signedText } from '../numbers/number-text.ts';
import { tippingOf, tippingText } from './tipping.ts';
import { drawsLabel } from '../labels.ts';

/** How firm the verdict is, in sentences; the label goes with the draws wherever they are shown. */
export interface Robustness {
	readonly draws: string | null;
	readonly weightings: string | null;
	readonly tipping: string | null;
	readonly label: string;
}

type PositionNames = VerdictNames['positions'];

const quoted = (names: PositionNames, position: Position): string => `“${names[position].toLowerCase()}”`;

/** What is told of the draws; a briefing keeps no more of them. */
type DrawsSummary = Pick<Draws, 'shares' | 'p05' | 'p50' | 'p95'>;

function drawsText(draws: DrawsSummary, position: Position, names: PositionNames): string {
	const middle = `90% of draws lie between ${signedText(draws.p05, 0)} and ${signedText(draws.p95, 0)}, half above ${signedText(draws.p50, 1)}`;
	return `In ${percentText(draws.shares[position])} of model draws the score falls in ${quoted(names, position)}; ${middle}.`;
}

function weightingsText(shares: ByPosition<number>, position: Position, names: PositionNames): string {
	return `With random weights it is ${quoted(names, position)} in ${percentText(shares[position])}.`;
}

/** What the draws, the weight space and the break-evens say of a verdict; all null without one. */
export function robustnessOf(input: {
	readonly outlook: Outlook;
	readonly draws: DrawsSummary | null;
	/** Of all weightings, by position. */
	readonly weightSpace: ByPosition<number> | null;
	readonly sensitivity: Pick<Sensitivity, 'breakEven'> | null;
	readonly indicators: readonly ScoredIndicator[];
	readonly positions: PositionNames;
}): Robustness {
	const { outlook, draws, weightSpace, sensitivity, indicators, positions } = input;
	const { position } = outlook;
	return {
		draws: position && draws ? drawsText(draws, position, positions) : null,
		weightings: position && weightSpace ? weightingsText(weightSpace, position, positions) : null,
		tipping:
			position && sensitivity
				? tippingText(tippingOf(outlook, sensitivity.breakEven, indicators), indicators, positions)
				: null,
		label: drawsLabel
	};
}
