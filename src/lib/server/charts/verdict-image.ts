import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Outlook } from '#engine';
import { answerTo, outlookFor } from '#ask';
import { isEdited, type VerdictNames } from '#parse';
import {
	dateText,
	fittedText,
	isolated,
	lensTitle,
	lightPalette as palette,
	scoreText,
	verdictsOfOutlook,
	verdictWords,
	type VerdictWord
} from '#present';
import type { ApiRequest } from '../http/request-parameters.ts';
import { writeEveryScript } from './every-script.ts';

const serif = "'Source Serif 4', 'Noto Serif', serif";
const sans = "'Source Sans 3', 'Noto Sans', sans-serif";
const [width, height, margin] = [1200, 630, 80];

/** A line at the largest size at which it fits the picture, cut where even the smallest is too large: a watch's own words may be long. */
function fitted(pen: SKRSContext2D, text: string, font: (size: number) => string, size: number): string {
	let fits = size;
	do {
		pen.font = font(fits);
		fits -= 2;
	} while (pen.measureText(text).width > width - 2 * margin && fits > 16);
	return fittedText(pen, text, width - 2 * margin);
}

function drawScale(
	pen: SKRSContext2D,
	{ score, threshold }: Outlook,
	names: VerdictNames['positions']
): void {
	const top = 430;
	const x = (value: number): number => margin + ((value + 100) / 200) * (width - 2 * margin);
	const sections = [
		[-100, -threshold, palette.distant, 'distant'],
		[-threshold, threshold, '#cfc9ba', 'mixed'],
		[threshold, 100, palette.close, 'close']
	] as const;
	pen.textAlign = 'center';
	pen.font = `26px ${sans}`;
	for (const [from, to, colour, name] of sections) {
		pen.fillStyle = colour;
		pen.fillRect(x(from), top, x(to) - x(from), 22);
		pen.fillStyle = name === 'mixed' ? palette.muted : colour;
		pen.fillText(names[name].toLowerCase(), x((from + to) / 2), top + 58);
	}
	if (score === null) return;
	pen.fillStyle = palette.ink;
	pen.beginPath();
	pen.moveTo(x(score), top - 2);
	pen.lineTo(x(score) - 14, top - 26);
	pen.lineTo(x(score) + 14, top - 26);
	pen.fill();
}

const toneOf = (tone: VerdictWord['tone']): string =>
	tone === 'close' || tone === 'deepening'
		? palette.close
		: tone === 'distant' || tone === 'weakening'
			? palette.distant
			: palette.ink;

/** Both verdicts, each in its colour; in ink where they had to be cut, or run from right to left. */
function drawVerdicts(pen: SKRSContext2D, words: readonly VerdictWord[], top: number): void {
	const whole = words.map(({ text }) => text).join('');
	const shown = fitted(pen, isolated(whole), (size) => `600 ${size}px ${serif}`, 84);
	pen.fillStyle = palette.ink;
	if (shown !== whole) {
		pen.fillText(shown, margin, top);
		return;
	}
	let left = margin;
	for (const { text, tone } of words) {
		pen.fillStyle = toneOf(tone);
		pen.fillText(text, left, top);
		left += pen.measureText(text).width;
	}
}

/** The scenario, the index and the day; where it was edited, what it says without edits. */
function standText(question: ApiRequest, outlook: Outlook): string {
	const { watch, scenario, asOf } = question;
	const base = watch.scenarios.find(({ id }) => id === scenario.id);
	const edited = base !== undefined && isEdited(scenario, watch);
	const indexOf = ({ score, threshold }: Outlook): string =>
		score === null ? 'no score' : scoreText(score, threshold);
	const own = edited ? ` (${indexOf(outlookFor({ watch, scenario: base, asOf }))} without edits)` : '';
	return `${lensTitle({ ...scenario, name: isolated(scenario.name) }, edited)}: ${indexOf(outlook)} as of ${dateText(asOf)}${own}`;
}

/** The verdict as a picture for link previews, 1200 by 630. */
export function verdictImage(question: ApiRequest): Uint8Array<ArrayBuffer> {
	const { watch } = question;
	const { outlook, firmness } = answerTo(question);
	const canvas = createCanvas(width, height);
	const pen = canvas.getContext('2d');
	writeEveryScript(pen);
	pen.fillStyle = palette.paper;
	pen.fillRect(0, 0, width, height);
	pen.fillStyle = palette.muted;
	pen.fillText(
		fitted(pen, watch.question, (size) => `${size}px ${sans}`, 36),
		margin,
		130
	);
	drawVerdicts(pen, verdictWords(verdictsOfOutlook(outlook), firmness, watch), 235);
	pen.fillStyle = palette.ink;
	pen.fillText(
		fitted(pen, standText(question, outlook), (size) => `${size}px ${sans}`, 38),
		margin,
		310
	);
	drawScale(pen, outlook, watch.positions);
	pen.textAlign = 'left';
	pen.fillStyle = palette.muted;
	pen.font = `26px ${sans}`;
	const foot = `${isolated(watch.title)}. An index, not a forecast and not a probability.`;
	pen.fillText(fittedText(pen, foot, width - 2 * margin), margin, 580);
	return new Uint8Array(canvas.toBuffer('image/png'));
}
