import type { Direction, Firm, Position } from '#engine';
import type { VerdictNames } from '#parse';

/** Both verdicts of an outlook; null where one is withheld. */
export interface VerdictSides {
	readonly position: Position | null;
	readonly direction: Direction | null;
}

/** How firm each verdict is, as far as it is known; the engine's firmness is one. */
export interface VerdictsFirm {
	readonly position: { readonly firm: Firm } | null;
	readonly direction: { readonly firm: Firm } | null;
}

/** A piece of a headline; `tone` is the verdict that colours it. */
export interface VerdictWord {
	readonly text: string;
	readonly tone: Position | Direction | null;
}

/** What stands before and after a verdict. */
interface FirmWords {
	readonly before: string;
	readonly after: string;
}

/**
 * How firm a verdict is, in words. One between two others may lie far from both edges and still be shaken out of its
 * band on either side: "only just" would be wrong there.
 */
function firmWords(firm: Firm, isMiddle: boolean): FirmWords {
	if (firm === 'contested') return { before: '', after: ', but uncertain' };
	if (firm === 'clearly') return { before: 'clearly ', after: '' };
	if (firm === 'plain') return { before: '', after: '' };
	return isMiddle ? { before: '', after: ', but not firmly' } : { before: 'only just ', after: '' };
}

/** What stands between position and direction; holding is the absence of a turn, and needs no "and". */
function jointOf(direction: Direction, position: FirmWords, turn: FirmWords): string {
	if (position.after !== '' || turn.after !== '') return '; ';
	return direction === 'holding' ? ', ' : ', and ';
}

function capitalised(words: readonly VerdictWord[]): readonly VerdictWord[] {
	const [first, ...rest] = words;
	if (first === undefined) return [];
	return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

/**
 * Both verdicts and how firm they are (method, section 7c) in the watch's words: `Only just close, holding`, `Close, and
 * weakening`, `Mixed, but not firmly; weakening, but uncertain`. Without `firmness`, the verdicts alone.
 */
export function verdictWords(
	{ position, direction }: VerdictSides,
	firmness: VerdictsFirm | null,
	{ positions, directions }: VerdictNames
): readonly VerdictWord[] {
	if (position === null) return [{ text: 'No verdict', tone: null }];
	const firm = firmWords(firmness?.position?.firm ?? 'plain', position === 'mixed');
	const words: VerdictWord[] = [
		{ text: firm.before, tone: null },
		{ text: positions[position].toLowerCase(), tone: position },
		{ text: firm.after, tone: null }
	];
	if (direction !== null) {
		const turn = firmWords(firmness?.direction?.firm ?? 'plain', direction === 'holding');
		words.push(
			{ text: jointOf(direction, firm, turn) + turn.before, tone: null },
			{ text: directions[direction].toLowerCase(), tone: direction },
			{ text: turn.after, tone: null }
		);
	}
	return capitalised(words.filter(({ text }) => text !== ''));
}

/** The same as one text. */
export function verdictText(
	verdicts: VerdictSides,
	firmness: VerdictsFirm | null,
	names: VerdictNames
): string {
	return verdictWords(verdicts, firmness, names)
		.map(({ text }) => text)
		.join('');
}

/** An outlook's verdicts. */
export function verdictsOfOutlook(outlook: {
	readonly position: Position | null;
	readonly direction: { readonly verdict: Direction | null };
}): VerdictSides {
	return { position: outlook.position, direction: outlook.direction.verdict };
}
