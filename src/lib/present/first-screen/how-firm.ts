import type { BreakEven, Draws, Outlook, WeightSpace } from '#engine';
import type { ScoredIndicator, VerdictNames } from '#parse';
import { percentText, signedText } from '../words/numbers/number-text.ts';
import { tippingOf, tippingText } from '../words/verdicts/tipping.ts';
import { drawsLabel } from '../words/labels.ts';

/** How firm the verdicts are, a click away from the headline. */
export interface HowFirm {
	readonly sentences: readonly string[];
	/** What the numbers above it are and aren't. */
	readonly label: string;
}

/** So that a firm verdict on weak evidence is no contradiction. */
const firmLabel =
	'“Firmly”, “not firmly” and “uncertain” say how easily all this turns a verdict; how good the evidence is, is rated apart.';

/** `“close” in 62%, “mixed” in 38%`, largest first. */
function sharesText<Verdict extends string>(
	shares: Readonly<Record<Verdict, number>>,
	names: Readonly<Record<Verdict, string>>
): string {
	return (Object.keys(shares) as Verdict[])
		.filter((verdict) => shares[verdict] > 0)
		.sort((a, b) => shares[b] - shares[a])
		.map((verdict) => `“${names[verdict].toLowerCase()}” in ${percentText(shares[verdict])}`)
		.join(', ');
}

/** What the weight rests on: figures within their age limit, older ones, what-ifs; and how much of it has news. */
function evidenceText({
	coverage: { observed, aged, assumed, missing },
	direction: { news }
}: Outlook): string {
	const parts: readonly (readonly [number, string])[] = [
		[observed, 'rests on figures within their age limit'],
		[aged, 'on older ones'],
		[assumed, 'on what-ifs'],
		[missing, 'has no figure']
	];
	const [first, ...rest] = parts
		.filter(([share]) => share > 1e-9)
		.map(([share, what], at) => `${percentText(share)}${at === 0 ? ' of the weight' : ''} ${what}`);
	const evidence = [first, ...rest].filter((part) => part !== undefined).join(', ');
	const fresh =
		news === null
			? ''
			: ` The direction speaks for the ${percentText(news)} that has new figures to compare.`;
	return `${evidence}.${fresh}`;
}

const spanText = ({ p05, p95 }: Pick<Draws, 'p05' | 'p95'>): string =>
	`nine in ten lie between ${signedText(p05, 0)} and ${signedText(p95, 0)}`;

function drawsText(draws: Draws, { positions, directions }: VerdictNames): string[] {
	const shaken = `In ${draws.count.toLocaleString('en')} trial runs, each figure varied within its range and each weight by up to a quarter, the index comes out ${sharesText(draws.shares, positions)}; ${spanText(draws)}.`;
	const { change } = draws;
	if (change === null) return [shaken];
	return [shaken, `The direction comes out ${sharesText(change.shares, directions)}; ${spanText(change)}.`];
}

/** What shakes the verdicts: the draws, other weights, figures that are missing or aged, one figure or weight alone. */
export function howFirmOf(input: {
	readonly outlook: Outlook;
	readonly draws: Draws | null;
	readonly weightSpace: WeightSpace | null;
	readonly breakEven: readonly BreakEven[];
	readonly indicators: readonly ScoredIndicator[];
	readonly names: VerdictNames;
}): HowFirm {
	const { outlook, draws, weightSpace, breakEven, indicators, names } = input;
	const { position, bounds, coverage } = outlook;
	if (position === null) return { sentences: [], label: drawsLabel };
	const isOpen = coverage.missing + coverage.aged > 1e-9;
	const sentences = [
		evidenceText(outlook),
		tippingText(tippingOf(outlook, breakEven, indicators), indicators, names.positions),
		...(draws === null ? [] : drawsText(draws, names)),
		weightSpace === null
			? null
			: `With any weights whatever, the same figures give ${sharesText(weightSpace.position.shares, names.positions)}.`,
		outlook.direction.verdict === null
			? null
			: 'The direction compares each indicator’s newest figure with its own of about a year before, for as long as that change is new. So it need not go the way of the index, which adds up all figures, old and new.',
		bounds === null || !isOpen
			? null
			: `Whatever the missing and aged figures turn out to be, the index stays between ${signedText(bounds[0], 0)} and ${signedText(bounds[1], 0)}.`
	];
	return { sentences: sentences.filter((text) => text !== null), label: `${firmLabel} ${drawsLabel}` };
}
