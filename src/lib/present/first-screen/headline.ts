import type { Day, Firmness, Outlook } from '#engine';
import type { VerdictNames } from '#parse';
import { scoreText } from '../words/numbers/score-text.ts';
import { lensText } from '../words/names/lens-text.ts';
import { asOfText, dateText } from '../words/date-text.ts';
import { numberText, signedText } from '../words/numbers/number-text.ts';
import {
	verdictsOfOutlook,
	verdictText,
	verdictWords,
	type VerdictWord
} from '../words/verdicts/verdict-text.ts';
import { directionReasonText, ratedText, statusReasonText } from '../words/labels.ts';
import { isolated } from '../words/names/isolated.ts';

/** What the dashboard says at its top. */
export interface Headline {
	/** Both verdicts and how firm they are. */
	readonly words: readonly VerdictWord[];
	/** The verdicts alone. */
	readonly short: readonly VerdictWord[];
	/** At most 25 words: how close it is to where the next position begins, and which way the newest figures go. */
	readonly sentence: string;
	/** `As of 26 Nov 2026, today`; of any other day it is said that it isn't. */
	readonly day: string;
	readonly isPast: boolean;
	/** The scenario's name, and whether it is edited. */
	readonly scenario: string;
	/** `confidence in the evidence: low (...)`; null without a score. */
	readonly sure: string | null;
	readonly scoreText: string | null;
	/** One sentence for a screen reader or a link preview. */
	readonly summary: string;
}

/** What a headline is made of. */
export interface HeadlineInput {
	readonly outlook: Outlook;
	readonly firmness: Firmness;
	readonly names: VerdictNames;
	readonly scenarioName: string;
	/** Whether it differs from the named scenario. */
	readonly edited: boolean;
	readonly today: Day;
}

const MOST_WORDS = 25;
const quoted = (name: string): string => `“${name.toLowerCase()}”`;

/** How far the score lies from where the nearer outer position begins. */
function distanceText(score: number, threshold: number, { positions }: VerdictNames): string {
	const index = `How close: index ${scoreText(score, threshold)}`;
	if (Number(score.toFixed(1)) === 0)
		return `${index}, midway between ${quoted(positions.distant)} and ${quoted(positions.close)}`;
	const beyond = Math.abs(score) - threshold;
	const begins = `where ${quoted(score > 0 ? positions.close : positions.distant)} begins`;
	const side = beyond > -1e-9 === score > 0 ? 'above' : 'below';
	return `${index}, ${numberText(Math.abs(beyond), 1)} ${side} ${begins}`;
}

/** What the newest figures did, and what would make it another verdict; the fuller way to say it first. */
function changeTexts({ outlook, names }: HeadlineInput): readonly string[] {
	const { direction, directionThreshold } = outlook;
	const { change, status, verdict } = direction;
	if (change === null || verdict === null)
		return status === 'ok' ? [] : [`Which way: unknown, as ${directionReasonText[status]}`];
	const [low, high] = [signedText(-directionThreshold, 0), signedText(directionThreshold, 0)];
	const said = quoted(names.directions[verdict]);
	const band =
		verdict === 'holding'
			? `${said} is ${low} to ${high}`
			: `${said} from ${verdict === 'weakening' ? low : high}`;
	const moved = `Which way: ${scoreText(change, directionThreshold)}, each figure against a year before`;
	return [`${moved}; ${band}`, moved];
}

const wordCount = (text: string): number => text.split(/\s+/).length;

function sentenceOf(input: HeadlineInput): string {
	const { outlook, names } = input;
	const { score, position, status, threshold } = outlook;
	if (position === null || score === null)
		return status === 'ok' ? '' : `No verdict is given: ${statusReasonText[status]}.`;
	const distance = distanceText(score, threshold, names);
	const full = changeTexts(input).map((change) => `${distance}. ${change}.`);
	return full.find((text) => wordCount(text) <= MOST_WORDS) ?? full.at(-1) ?? `${distance}.`;
}

/** The confidence and what holds it down; null where there is nothing to be confident in. */
function sureText({ confidence }: Outlook): string | null {
	return confidence === null ? null : `confidence in the evidence: ${ratedText(confidence)}`;
}

/** What the top of the dashboard says of an outlook. */
export function headlineOf(input: HeadlineInput): Headline {
	const { outlook, firmness, names, scenarioName, edited, today } = input;
	const { score, threshold, asOf } = outlook;
	const verdicts = verdictsOfOutlook(outlook);
	const printed = score === null ? null : scoreText(score, threshold);
	const under = lensText(scenarioName, edited);
	const index = printed === null ? '' : `: index ${printed}`;
	return {
		words: verdictWords(verdicts, firmness, names),
		short: verdictWords(verdicts, null, names),
		sentence: sentenceOf(input),
		day: `As of ${asOfText(asOf, today)}${asOf < today ? ', not today' : asOf === today ? ', today' : ''}`,
		isPast: asOf < today,
		scenario: `${isolated(scenarioName)}${edited ? ', edited' : ''}`,
		sure: sureText(outlook),
		scoreText: printed,
		summary: `${verdictText(verdicts, firmness, names)}, ${under}${index} on ${dateText(asOf)}.`
	};
}
