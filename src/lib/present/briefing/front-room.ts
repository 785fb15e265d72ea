import type { ChartDefinition } from '../chart/chart-definition.ts';
import type { Robustness } from '../words/verdicts/robustness-text.ts';
import type { DifferenceView } from './difference-view.ts';
import type { FrontView } from './front-view.ts';
import type { JudgementView } from './judgement-view.ts';

/**
 * How much page one carries beside verdicts, parts and judgement, which it always does: everything; no events and the
 * first edits alone; the history, but set small and no more than one edit; that without the history. What it leaves out
 * follows after it.
 */
type FrontRoom = 'roomy' | 'full' | 'tight' | 'bare';

/** What page one shows of a briefing, so that it is one page on A4 and on Letter. */
export interface FrontRoomView {
	readonly room: FrontRoom;
	/** The box as page one shows it, and whether the whole box follows after it. */
	readonly difference: DifferenceView | null;
	readonly more: boolean;
}

const mostRows: Readonly<Record<FrontRoom, number>> = { roomy: 3, full: 2, tight: 1, bare: 1 };
const longestReason: Readonly<Record<FrontRoom, number>> = { roomy: 300, full: 130, tight: 130, bare: 130 };

function clipped(text: string, most: number): string {
	if (text.length <= most) return text;
	const within = text.slice(0, most).trimEnd();
	const word = within.lastIndexOf(' ');
	return `${within.slice(0, word > most / 2 ? word : most)} …`;
}

function differenceIn(difference: DifferenceView | null, room: FrontRoom): FrontRoomView {
	if (difference === null) return { room, difference, more: false };
	const rows = difference.rows.slice(0, mostRows[room]).map((row) => ({
		...row,
		reason: row.reason && clipped(row.reason, longestReason[room])
	}));
	const whole =
		rows.length === difference.rows.length &&
		rows.every(({ reason }, at) => reason === difference.rows[at]?.reason);
	return { room, difference: { ...difference, rows }, more: !whole };
}

/** Lines that a text takes, at so many Latin letters to a line; letters of other scripts are wider. */
function linesOf(text: string, letters: number): number {
	if (text === '') return 0;
	const wide = text.replace(/[\p{sc=Latn}\p{sc=Common}\p{sc=Grek}\p{sc=Cyrl}]/gu, '').length;
	return text
		.split('\n')
		.reduce(
			(sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)),
			Math.ceil((wide * 0.8) / letters)
		);
}

/** What of a briefing's view decides how high its page one is. */
interface Measured {
	readonly handling: string;
	readonly taken: string;
	readonly asOf: string;
	readonly shortId: string;
	readonly title: string;
	readonly headline: string;
	readonly by: string;
	readonly corrects: object | null;
	readonly judgement: JudgementView | null;
	readonly difference: DifferenceView | null;
	readonly front: FrontView;
	readonly robustness: Robustness;
	readonly frontHistory: Pick<ChartDefinition, 'markers'>;
}

/** Letters to a line of the judgement, and the height of a line in points: the less room, the smaller it is set. */
const judgementType: Readonly<Record<FrontRoom, readonly [number, number]>> = {
	roomy: [118, 12.4],
	full: [124, 11.7],
	tight: [136, 10.7],
	bare: [136, 10.7]
};

/** In points, the judgement as it is printed. */
function judgementHeight({ judgement }: Measured, room: FrontRoom): number {
	const [letters, height] = judgementType[room];
	if (judgement === null) return 0;
	const { likelihood, statement, confidence, reason, paragraphs, continued } = judgement;
	const texts = [
		`${likelihood ?? ''}: ${statement}`,
		...paragraphs,
		confidence === null ? '' : `Confidence in the evidence: ${confidence} ${reason}`
	];
	const lines = texts.reduce((sum, text) => sum + linesOf(text, letters), continued.length > 0 ? 1 : 0);
	return 24 + height * lines + 3 * texts.length;
}

function differenceHeight(difference: DifferenceView | null, isSmall: boolean): number {
	if (difference === null) return 0;
	const rows = difference.rows.map(
		({ name, change, observed, reason }) =>
			`${name}: ${change} ${observed ?? ''} Reason: ${reason ?? 'none given'}`
	);
	const lines = [`${difference.heading} ${difference.says} the first of`, ...rows];
	const [letters, height] = isSmall ? [138, 10] : [124, 11];
	return 16 + height * lines.reduce((sum, text) => sum + linesOf(text, letters), 0);
}

/** In points, the height of page one as it would be printed with so much on it. */
function heightIn(view: Measured, { room, difference }: FrontRoomView): number {
	const { front, robustness } = view;
	const isSmall = room === 'tight' || room === 'bare';
	const half = isSmall ? 66 : 62;
	const events = view.frontHistory.markers.map(({ title, date }) => `1 ${title}, ${date}. `).join('');
	const hangs = `${front.hangs.join(' ')} ${isSmall ? '' : (robustness.tipping ?? '')}`;
	const beside = (a: string, b: string): number => 18 + 11 * Math.max(linesOf(a, half), linesOf(b, half));
	return [
		12 + 13 * linesOf(`${view.handling} taken ${view.taken} as of ${view.asOf} no. ${view.shortId}`, 90),
		(isSmall ? 12 : 13) * linesOf(view.title, 85),
		8 + (isSmall ? 18 * linesOf(view.headline, 62) : 20 * linesOf(view.headline, 56)),
		12 * linesOf(`${view.by} ${front.confidence ?? ''}`, 120),
		view.corrects === null ? 0 : 24,
		judgementHeight(view, room),
		differenceHeight(difference, isSmall),
		68,
		beside(front.close.text, front.way.text),
		robustness.draws === null ? 0 : 13,
		room === 'bare' ? 0 : 115,
		room === 'roomy' ? 10 * linesOf(`In real time, by what had been published. ${events}`, 130) : 0,
		34 + (isSmall ? 13.5 : 15.5) * (front.parts.length + (front.rest === null ? 0 : 1)),
		beside(hangs, front.since.text),
		isSmall ? 74 : 84
	].reduce((sum, part) => sum + part, 0);
}

/**
 * Letter, the lower of the two papers, less its margins is 712 points high; over random briefings the heights above come
 * out 37 points too large or more.
 */
const PAGE: Readonly<Record<FrontRoom, number>> = {
	roomy: 737,
	full: 737,
	tight: 742,
	// What doesn’t fit even so has no smaller form.
	bare: Infinity
};

/** As much on page one as fits. */
export function frontRoomOf(view: Measured): FrontRoomView {
	const rooms = (['roomy', 'full', 'tight'] as const).map((room) => differenceIn(view.difference, room));
	return rooms.find((one) => heightIn(view, one) <= PAGE[one.room]) ?? differenceIn(view.difference, 'bare');
}
