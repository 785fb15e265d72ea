import type { BreakEven, IndicatorOutlook, Outlook, Position } from '#engine';
import type { ScoredIndicator, VerdictNames } from '#parse';
import { numberText, valueText } from '../numbers/number-text.ts';
import { isolated } from '../names/isolated.ts';

/** One indicator's weight or value at which the verdict turns; rounded so that the printed number itself turns it. */
interface Turn {
	readonly id: string;
	readonly to: Position;
	readonly at: number;
	/** Whether it must go up to get there. */
	readonly up: boolean;
}

export interface Tipping {
	/** The nearest turn by a weight within the slider's reach, and by a value; null where none turns it. */
	readonly weight: Turn | null;
	readonly value: Turn | null;
}

interface Candidate extends Turn {
	/** How far it has to go, as a share of its room. */
	readonly effort: number;
}

/** The position just beyond an edge, seen from the present one; null when the edge doesn't border on it. */
function beyond(edge: number, position: Position, threshold: number): Position | null {
	if (position === 'mixed') return edge > 0 ? 'close' : 'distant';
	return edge === (position === 'close' ? threshold : -threshold) ? 'mixed' : null;
}

/** Rounds away from where it stands now; an edge belongs to the outer position, so on leaving that one goes a step further. */
function outwards(at: number, up: boolean, decimals: number, leaves: boolean): number {
	const unit = 10 ** decimals;
	const steps = up ? Math.ceil(at * unit - 1e-9) : Math.floor(at * unit + 1e-9);
	const further = leaves && Math.abs(steps - at * unit) < 1e-6 ? 1 : 0;
	return (steps + (up ? further : -further)) / unit;
}

/** Whether half of the weight is still observed or assumed after an indicator gains or loses weight. */
function keepsVerdict({ indicators }: Outlook, { id, state }: IndicatorOutlook, change: number): boolean {
	const isBacked = (of: IndicatorOutlook['state']): boolean => of === 'observed' || of === 'assumed';
	const weightOf = (one: IndicatorOutlook): number => one.weight + (one.id === id ? change : 0);
	const all = indicators.reduce((total, one) => total + weightOf(one), 0);
	const backed = indicators.reduce((total, one) => total + (isBacked(one.state) ? weightOf(one) : 0), 0);
	return state !== 'missing' && all > 0 && backed / all >= 0.5 - 1e-9;
}

const printedValueDecimals = ({ decimals }: ScoredIndicator): number => Math.max(1, decimals);

function nearest(candidates: readonly Candidate[]): Turn | null {
	const best = candidates.reduce<Candidate | null>(
		(held, one) => (one.effort < (held?.effort ?? Infinity) ? one : held),
		null
	);
	return best && { id: best.id, to: best.to, at: best.at, up: best.up };
}

/** The nearest weight and the nearest value that turn the verdict, each by one indicator alone (method, section 8). */
export function tippingOf(
	outlook: Outlook,
	breakEven: readonly BreakEven[],
	indicators: readonly ScoredIndicator[]
): Tipping {
	const { position, threshold } = outlook;
	const parts = new Map(outlook.indicators.map((part) => [part.id, part]));
	const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const weights: Candidate[] = [];
	const values: Candidate[] = [];
	for (const { id, edge, weight, value, pull } of breakEven) {
		const [part, indicator] = [parts.get(id), known.get(id)];
		const to = position === null ? null : beyond(edge, position, threshold);
		if (!part || !indicator || to === null || part.pull === null || part.value === null) continue;
		const leaves = to === 'mixed';
		if (weight !== null) {
			const up = weight > part.weight;
			const at = outwards(weight, up, 0, leaves);
			if (at >= 0 && at <= 100 && keepsVerdict(outlook, part, at - part.weight))
				weights.push({ id, to, at, up, effort: Math.abs(weight - part.weight) / 100 });
		}
		if (value !== null) {
			const up = value > part.value;
			const at = outwards(value, up, printedValueDecimals(indicator), leaves);
			values.push({ id, to, at, up, effort: Math.abs(pull - part.pull) / 2 });
		}
	}
	return { weight: nearest(weights), value: nearest(values) };
}

/** The tipping sentence: `Turns to “holding” if “High-level visits” weighs 63 or more, or if ...`. */
export function tippingText(
	{ weight, value }: Tipping,
	indicators: readonly ScoredIndicator[],
	names: VerdictNames['positions']
): string {
	const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const nameOf = (id: string): string => `“${known.get(id)?.name ?? id}”`;
	const turns = (to: Position): string => `turns to “${names[to].toLowerCase()}”`;
	const byWeight = (turn: Turn): string =>
		`if ${isolated(nameOf(turn.id))} weighs ${numberText(turn.at, 0)} or ${turn.up ? 'more' : 'less'}`;
	const byValue = (turn: Turn): string => {
		const indicator = known.get(turn.id);
		const text = indicator
			? valueText(turn.at, indicator.unit, printedValueDecimals(indicator))
			: String(turn.at);
		return `if ${isolated(nameOf(turn.id))} ${turn.up ? 'rises' : 'falls'} to ${text}`;
	};
	if (!weight)
		return value
			? `No single weight turns it; it ${turns(value.to)} ${byValue(value)}.`
			: 'No single weight turns it, and no single figure does.';
	if (!value) return `It ${turns(weight.to)} ${byWeight(weight)}; no single figure turns it.`;
	const second = weight.to === value.to ? `or ${byValue(value)}` : `and ${turns(value.to)} ${byValue(value)}`;
	return `It ${turns(weight.to)} ${byWeight(weight)}, ${second}.`;
}
