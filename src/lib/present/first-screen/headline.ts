import type { Day, Firmness, Outlook } from '#engine';
import type { VerdictNames } from '#parse';
import { scoreText } from '../words/score-text.ts';
import { lensText } from '../words/lens-text.ts';
import { asOfText, dateText } from '../words/date-text.ts';
import { numberText, percentText } from '../words/number-text.ts';
import { verdictsOfOutlook, verdictText, verdictWords, type VerdictWord } from '../words/verdict-text.ts';
import { confidenceTestText, confidenceText, directionReasonText, statusReasonText } from '../words/words.ts';

/** What the dashboard says at its top. */
export interface Headline {
	/** Both verdicts and how firm they are. */
	readonly words: readonly VerdictWord[];
	/** The verdicts alone. */
	readonly short: readonly VerdictWord[];
	/** One sentence of at most 25 words: the distance to the edge, and what the newest figures did. */
	readonly sentence: string;
	/** What it rests on: day, scenario, evidence, confidence. */
	readonly basis: readonly string[];
	readonly scoreText: string | null;
	/** One sentence for a screen reader or a link preview. */
	readonly summary: string;
}

/** What a headline is made of. */
export interface HeadlineInput {
	readonly outlook: Outlook;
	readonly firmness: Firmness;
	readonly names: VerdictNames;
	readonly indicatorName: (id: string) => string;
	readonly scenarioName: string;
	/** Whether it differs from the named scenario. */
	readonly edited: boolean;
	readonly today: Day;
}

const MOST_WORDS = 25;
const quoted = (name: string): string => `“${name.toLowerCase()}”`;
const pointsText = (points: number): string => `${numberText(points, 1)} point${points === 1 ? '' : 's'}`;

/** How far the score lies from the edge that matters: of its own outer band, or the nearer one. */
function distanceText(score: number, threshold: number, { positions }: VerdictNames): string {
	const beyond = Math.abs(score) - threshold;
	const nearer = quoted(score >= 0 ? positions.close : positions.distant);
	if (beyond > -1e-9)
		return `${pointsText(Math.max(0, beyond))} ${score > 0 ? 'above' : 'below'} the edge of ${nearer}`;
	const ways = score === 0 ? `${quoted(positions.close)} and from ${quoted(positions.distant)}` : nearer;
	return `${pointsText(-beyond)} away from ${ways}`;
}

/** The indicator whose newest figure changed most in the direction of the whole. */
function leadOf({ indicators, direction }: Outlook): { readonly id: string; readonly share: number } | null {
	const { change } = direction;
	if (change === null || change === 0) return null;
	const best = indicators.reduce<{ id: string; share: number } | null>((held, one) => {
		const share = (one.change ?? 0) / change;
		return share > (held?.share ?? 0.2) ? { id: one.id, share } : held;
	}, null);
	return best;
}

/** What the newest figures did, from the fullest to the shortest way to say it. */
function changeTexts(outlook: Outlook, indicatorName: (id: string) => string): readonly string[] {
	const { change, status, verdict } = outlook.direction;
	if (change === null || verdict === null)
		return status === 'ok' ? [] : [`no direction is given: ${directionReasonText[status]}`];
	const printed = numberText(Math.abs(change), 1);
	if (Number(printed) === 0) return ['the newest figures changed nothing against a year earlier'];
	const moved = `the newest figures ${change > 0 ? `added ${printed}` : `took ${printed} off`} against a year earlier`;
	const lead = leadOf(outlook);
	if (lead === null) return [moved];
	const part = lead.share > 0.5 && lead.share <= 1 ? 'most of it' : 'above all';
	return [`${moved}, ${part} “${indicatorName(lead.id)}”`, moved];
}

const wordCount = (text: string): number => text.split(/\s+/).length;

function sentenceOf({ outlook, names, indicatorName }: HeadlineInput): string {
	const { score, position, status, threshold } = outlook;
	if (position === null || score === null)
		return status === 'ok' ? '' : `No verdict is given: ${statusReasonText[status]}.`;
	const distance = distanceText(score, threshold, names);
	const full = changeTexts(outlook, indicatorName).map((change) => `${distance}; ${change}.`);
	return full.find((text) => wordCount(text) <= MOST_WORDS) ?? full.at(-1) ?? `${distance}.`;
}

function evidenceText({ coverage: { observed, aged, assumed, missing } }: Outlook): string {
	const parts: readonly (readonly [number, string])[] = [
		[aged, 'on aged figures'],
		[assumed, 'assumed'],
		[missing, 'without a figure']
	];
	const rest = parts
		.filter(([share]) => share > 1e-9)
		.map(([share, what]) => `, ${percentText(share)} ${what}`);
	return `${percentText(observed)} of the weight freshly observed${rest.join('')}`;
}

function basisOf({ outlook, scenarioName, edited, today }: HeadlineInput): string[] {
	const { asOf, confidence } = outlook;
	const parts = [`As of ${asOfText(asOf, today)}`, `${scenarioName}${edited ? ', edited' : ''}`];
	if (confidence === null) return parts;
	const why = confidence.cappedBy === null ? '' : `: ${confidenceTestText[confidence.cappedBy]}`;
	return [...parts, evidenceText(outlook), `confidence ${confidenceText[confidence.level]}${why}`];
}

/** What the top of the dashboard says of an outlook. */
export function headlineOf(input: HeadlineInput): Headline {
	const { outlook, firmness, names, scenarioName, edited } = input;
	const { score, threshold, asOf } = outlook;
	const verdicts = verdictsOfOutlook(outlook);
	const printed = score === null ? null : scoreText(score, threshold);
	const under = lensText(scenarioName, edited);
	const index = printed === null ? '' : `: index ${printed}`;
	return {
		words: verdictWords(verdicts, firmness, names),
		short: verdictWords(verdicts, null, names),
		sentence: sentenceOf(input),
		basis: basisOf(input),
		scoreText: printed,
		summary: `${verdictText(verdicts, firmness, names)}, ${under}${index} on ${dateText(asOf)}.`
	};
}
