import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Outlook } from '#engine';
import { outlookFor } from '#ask';
import { dateText, lightPalette as palette, scoreText } from '#present';
import type { ApiRequest } from '../http/request-parameters.ts';
import { registerPageFonts } from './page-fonts.ts';

const serif = "'Source Serif 4', 'Noto Serif', serif";
const sans = "'Source Sans 3', 'Noto Sans', sans-serif";
const [width, height, margin] = [1200, 630, 80];

/** The largest size at which a line fits the picture: a watch's own words may be long. */
function fitted(pen: SKRSContext2D, text: string, font: (size: number) => string, size: number): void {
	let fits = size;
	do {
		pen.font = font(fits);
		fits -= 2;
	} while (pen.measureText(text).width > width - 2 * margin && fits > 16);
}

function drawScale(pen: SKRSContext2D, { score, threshold }: Outlook): void {
	const top = 430;
	const x = (value: number): number => margin + ((value + 100) / 200) * (width - 2 * margin);
	const bands = [
		[-100, -threshold, palette.weakens, 'weakens'],
		[-threshold, threshold, '#cfc9ba', 'holds'],
		[threshold, 100, palette.deepens, 'deepens']
	] as const;
	pen.textAlign = 'center';
	pen.font = `26px ${sans}`;
	for (const [from, to, colour, name] of bands) {
		pen.fillStyle = colour;
		pen.fillRect(x(from), top, x(to) - x(from), 22);
		pen.fillStyle = name === 'holds' ? palette.muted : colour;
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
	registerPageFonts();
	const { threshold } = watch;
	const outlook = outlookFor(question);
	const canvas = createCanvas(width, height);
	const pen = canvas.getContext('2d');
	pen.fillStyle = palette.paper;
	pen.fillRect(0, 0, width, height);
	pen.fillStyle = palette.muted;
	fitted(pen, watch.question, (size) => `${size}px ${sans}`, 36);
	pen.fillText(watch.question, margin, 130);
	const outcome = outlook.band === null ? 'No verdict' : watch.outcomes[outlook.band];
	const verdict = `${outcome}, under ${scenario.name}`;
	fitted(pen, verdict, (size) => `600 ${size}px ${serif}`, 84);
	pen.fillStyle = palette.ink;
	pen.fillText(verdict, margin, 235);
	pen.fillStyle = outlook.band === null || outlook.band === 'holds' ? palette.ink : palette[outlook.band];
	pen.fillText(outcome, margin, 235);
	pen.fillStyle = palette.ink;
	pen.font = `38px ${sans}`;
	const score = outlook.score === null ? 'no score' : `Index ${scoreText(outlook.score, threshold)}`;
	pen.fillText(`${score} as of ${dateText(asOf)}`, margin, 310);
	drawScale(pen, outlook);
	pen.textAlign = 'left';
	pen.fillStyle = palette.muted;
	pen.font = `26px ${sans}`;
	pen.fillText(`${watch.title}. An index, not a forecast and not a probability.`, margin, 580);
	return new Uint8Array(canvas.toBuffer('image/png'));
}
