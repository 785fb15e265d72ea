import { type SnapshotRecord, YARDSTICKS } from '#briefing';
import { confidenceText } from '../words/labels.ts';

export interface JudgementView {
	/** `Likely or probable (PHIA: about 55 to 75 per cent)`. */
	readonly likelihood: string | null;
	readonly statement: string;
	readonly confidence: string | null;
	readonly reason: string;
	/** What page one has room for. */
	readonly paragraphs: readonly string[];
	/** The rest of a long text, after page one. */
	readonly continued: readonly string[];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** So many characters of the analyst's text page one holds; a longer one goes on after it. */
const FRONT_TEXT = 1200;

/** Where to cut a paragraph: after the last sentence or, failing that, the last word within the limit. */
function cutAt(text: string, limit: number): number {
	const within = text.slice(0, limit);
	const sentence = Math.max(...['. ', '! ', '? ', '\n'].map((end) => within.lastIndexOf(end)));
	if (sentence > limit / 2) return sentence + 1;
	const word = within.lastIndexOf(' ');
	return word > 0 ? word : limit;
}

function splitText(paragraphs: readonly string[]): Pick<JudgementView, 'paragraphs' | 'continued'> {
	const front: string[] = [];
	let room = FRONT_TEXT;
	for (const [at, text] of paragraphs.entries()) {
		if (text.length <= room) {
			front.push(text);
			room -= text.length;
			continue;
		}
		const cut = cutAt(text, room);
		const head = text.slice(0, cut).trim();
		return {
			paragraphs: head === '' ? front : [...front, head],
			continued: [text.slice(cut).trim(), ...paragraphs.slice(at + 1)].filter((one) => one !== '')
		};
	}
	return { paragraphs: front, continued: [] };
}

/** The analyst's judgement; likelihood and confidence are two statements, never one sentence. */
export function judgementViewOf(judgement: SnapshotRecord['judgement']): JudgementView | null {
	if (judgement === null) return null;
	const { yardstick, likelihood, statement, confidence, confidenceReason, text } = judgement;
	const range = yardstick && YARDSTICKS[yardstick].find(({ word }) => word === likelihood)?.range;
	return {
		likelihood:
			likelihood === null || yardstick === null
				? null
				: `${capital(likelihood)} (${yardstick}${range ? `: ${range} per cent` : ''})`,
		statement,
		confidence: confidence === null ? null : capital(confidenceText[confidence]),
		reason: confidenceReason,
		...splitText(text.split(/\n{2,}/).filter((part) => part.trim() !== ''))
	};
}
