import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Outlook } from '#engine';
import { outlookFor } from '#ask';
import {
	dateText,
	fittedText,
	isolated,
	lightPalette as palette,
	scoreText,
	verdictsOfOutlook,
	verdictText
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

function drawScale(pen: SKRSContext2D, { score, threshold }: Outlook): void {
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
		pen.fillText(name, x((from + to) / 2), top + 58);
	}
	if (score === null) return;
	pen.fillStyle = palette.ink;
	pen.beginPath();
	pen.moveTo(x(score), top - 2);
	pen.lineTo(x(score) - 14, top - 26);
	pen.lineTo(x(score) + 14, top - 26);
	pen.fill();
}

/** The verdict as a picture for link previews, 1200 by 630. */
export function verdictImage(question: ApiRequest): Uint8Array<ArrayBuffer> {
	const { watch, scenario, asOf } = question;
	const { threshold } = watch;
	const outlook = outlookFor(question);
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
	const outcome = verdictText(verdictsOfOutlook(outlook), null, watch);
	const verdict = fitted(
		pen,
		`${isolated(outcome)}, under ${isolated(scenario.name)}`,
		(size) => `600 ${size}px ${serif}`,
		84
	);
	pen.fillStyle = palette.ink;
	pen.fillText(verdict, margin, 235);
	pen.fillStyle =
		outlook.position === null || outlook.position === 'mixed' ? palette.ink : palette[outlook.position];
	// Over its own letters, unless they were cut.
	if (verdict.startsWith(isolated(outcome))) pen.fillText(isolated(outcome), margin, 235);
	pen.fillStyle = palette.ink;
	pen.font = `38px ${sans}`;
	const score = outlook.score === null ? 'no score' : `Index ${scoreText(outlook.score, threshold)}`;
	pen.fillText(`${score} as of ${dateText(asOf)}`, margin, 310);
	drawScale(pen, outlook);
	pen.textAlign = 'left';
	pen.fillStyle = palette.muted;
	pen.font = `26px ${sans}`;
	const foot = `${isolated(watch.title)}. An index, not a forecast and not a probability.`;
	pen.fillText(fittedText(pen, foot, width - 2 * margin), margin, 580);
	return new Uint8Array(canvas.toBuffer('image/png'));
}
