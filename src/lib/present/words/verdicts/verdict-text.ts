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
 * How firm a verdict is, in words: how easily other weights, and figures within their ranges, turn it. Neither how near
 * the edge is, for a single wide figure can carry a number far beyond it, nor how good the evidence is.
 */
const firmWords: Readonly<Record<Firm, FirmWords>> = {
	contested: { before: '', after: ', but uncertain' },
	just: { before: '', after: ', but not firmly' },
	plain: { before: '', after: '' },
	clearly: { before: 'firmly ', after: '' }
};

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
 * Both verdicts and how firm they are (method, section 7c) in the watch's words: `Firmly close, holding`, `Close, and
 * weakening`, `Mixed, but not firmly; weakening, but uncertain`. Without `firmness`, the verdicts alone.
 */
export function verdictWords(
	{ position, direction }: VerdictSides,
	firmness: VerdictsFirm | null,
	{ positions, directions }: VerdictNames
): readonly VerdictWord[] {
	if (position === null) return [{ text: 'No verdict', tone: null }];
	const firm = firmWords[firmness?.position?.firm ?? 'plain'];
	const words: VerdictWord[] = [
		{ text: firm.before, tone: null },
		{ text: positions[position].toLowerCase(), tone: position },
		{ text: firm.after, tone: null }
	];
	if (direction !== null) {
		const turn = firmWords[firmness?.direction?.firm ?? 'plain'];
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
