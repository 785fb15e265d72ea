import type { Band, BreakEven, Draws, Outlook, Sensitivity, WeightSpace } from '#engine';
import type { OutcomeNames, ScoredIndicator } from '#parse';
import { numberText, percentText, signedText, valueText } from './number-text.ts';
import { drawsLabel } from './words.ts';

/** How firm the verdict is, in sentences; the label goes with the draws wherever they are shown. */
export interface Robustness {
	readonly draws: string | null;
	readonly weightings: string | null;
	readonly tipping: string | null;
	readonly label: string;
}

const quoted = (outcomes: OutcomeNames, band: Band): string => `“${outcomes[band].toLowerCase()}”`;

function drawsText(draws: Draws, band: Band, outcomes: OutcomeNames): string {
	const middle = `90% of draws lie between ${signedText(draws.p05, 0)} and ${signedText(draws.p95, 0)}, half above ${signedText(draws.p50, 1)}`;
	return `In ${percentText(draws.shares[band])} of model draws the score falls in ${quoted(outcomes, band)}; ${middle}.`;
}

function weightingsText(space: WeightSpace, band: Band, outcomes: OutcomeNames): string {
	return `Of all weightings of the same figures, ${percentText(space.shares[band])} give ${quoted(outcomes, band)}.`;
}

interface Turn {
	readonly id: string;
	readonly to: Band;
	/** How far the weight or the pull must go, as a share of its room: the nearest turn is told. */
	readonly effort: number;
	readonly weight: number | null;
	readonly value: number | null;
}

/** The band just beyond an edge, seen from the present one; null when the edge doesn't border on it. */
function beyond(edge: number, band: Band, threshold: number): Band | null {
	if (band === 'holds') return edge > 0 ? 'deepens' : 'weakens';
	const own = band === 'deepens' ? threshold : -threshold;
	return edge === own ? 'holds' : null;
}

function turnsOf(outlook: Outlook, breakEven: readonly BreakEven[], band: Band): Turn[] {
	const parts = new Map(outlook.indicators.map((part) => [part.id, part]));
	return breakEven.flatMap(({ id, edge, weight, value, pull }) => {
		const part = parts.get(id);
		const to = beyond(edge, band, outlook.threshold);
		if (!part || to === null || part.pull === null) return [];
		const reach = weight !== null && weight <= 100 ? weight : null;
		return [
			{
				id,
				to,
				effort: reach === null ? Infinity : Math.abs(reach - part.weight) / 100,
				weight: reach,
				value: null
			},
			{ id, to, effort: value === null ? Infinity : Math.abs(pull - part.pull) / 2, weight: null, value }
		];
	});
}

const nearest = (turns: readonly Turn[]): Turn | null =>
	turns.reduce<Turn | null>((best, turn) => (turn.effort < (best?.effort ?? Infinity) ? turn : best), null);

/**
 * The nearest weight and the nearest value at which the verdict turns, each by one indicator alone. Rounded outwards, so
 * that the printed number itself has turned it.
 */
function tippingText(
	outlook: Outlook,
	breakEven: readonly BreakEven[],
	indicators: readonly ScoredIndicator[],
	outcomes: OutcomeNames
): string | null {
	const { band } = outlook;
	if (band === null) return null;
	const turns = turnsOf(outlook, breakEven, band);
	const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const parts = new Map(outlook.indicators.map((part) => [part.id, part]));
	const weight = nearest(turns.filter((turn) => turn.weight !== null));
	const value = nearest(turns.filter((turn) => turn.value !== null));
	const clauses: string[] = [];
	if (weight?.weight != null) {
		const more = weight.weight > (parts.get(weight.id)?.weight ?? 0);
		const edge = numberText(more ? Math.ceil(weight.weight) : Math.floor(weight.weight), 0);
		clauses.push(
			`Turns to ${quoted(outcomes, weight.to)} if “${known.get(weight.id)?.name ?? weight.id}” weighs ${edge} or ${more ? 'more' : 'less'}`
		);
	}
	if (value?.value != null) {
		const indicator = known.get(value.id);
		const now = parts.get(value.id)?.value ?? 0;
		const text = indicator
			? valueText(value.value, indicator.unit, Math.max(1, indicator.decimals))
			: String(value.value);
		const lead =
			clauses.length > 0
				? `${weight?.to === value.to ? 'or' : `to ${quoted(outcomes, value.to)}`} if`
				: `Turns to ${quoted(outcomes, value.to)} if`;
		clauses.push(
			`${lead} “${indicator?.name ?? value.id}” ${value.value > now ? 'rises to' : 'falls to'} ${text}`
		);
	}
	if (weight === null) {
		const none = 'No single weight turns it';
		return clauses.length === 0 ? `${none}, and no single figure does.` : `${none}. ${clauses.join(', ')}.`;
	}
	return value === null ? `${clauses.join(', ')}; no single figure turns it.` : `${clauses.join(', ')}.`;
}

/** What the draws, the weight space and the break-evens say of a verdict; all null without one. */
export function robustnessOf(input: {
	readonly outlook: Outlook;
	readonly draws: Draws | null;
	readonly weightSpace: WeightSpace | null;
	readonly sensitivity: Sensitivity | null;
	readonly indicators: readonly ScoredIndicator[];
	readonly outcomes: OutcomeNames;
}): Robustness {
	const { outlook, draws, weightSpace, sensitivity, indicators, outcomes } = input;
	const band = outlook.band ?? null;
	return {
		draws: band && draws ? drawsText(draws, band, outcomes) : null,
		weightings: band && weightSpace ? weightingsText(weightSpace, band, outcomes) : null,
		tipping: sensitivity ? tippingText(outlook, sensitivity.breakEven, indicators, outcomes) : null,
		label: drawsLabel
	};
}
