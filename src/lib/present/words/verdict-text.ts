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

/** Before the verdict; a contested one says so after it, a plain one nothing. */
const firmWord: Readonly<Record<Firm, string>> = {
	contested: '',
	just: 'just ',
	plain: '',
	clearly: 'clearly '
};

/** What stands between position and direction; holding is the absence of a turn, and needs no "and". */
function jointOf(direction: Direction, firm: Firm): string {
	if (firm === 'contested') return '; ';
	return direction === 'holding' ? ', ' : ', and ';
}

function capitalised(words: readonly VerdictWord[]): readonly VerdictWord[] {
	const [first, ...rest] = words;
	if (first === undefined) return [];
	return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

/**
 * Both verdicts and how firm they are (method, section 7c) in the watch's words: `Just close, holding`, `Close, and
 * weakening`, `Clearly mixed; weakening, but contested`. Without `firmness`, the verdicts alone.
 */
export function verdictWords(
	{ position, direction }: VerdictSides,
	firmness: VerdictsFirm | null,
	{ positions, directions }: VerdictNames
): readonly VerdictWord[] {
	if (position === null) return [{ text: 'No verdict', tone: null }];
	const firm = firmness?.position?.firm ?? 'plain';
	const words: VerdictWord[] = [
		{ text: firmWord[firm], tone: null },
		{ text: positions[position].toLowerCase(), tone: position },
		{ text: firm === 'contested' ? ' but contested' : '', tone: null }
	];
	if (direction !== null) {
		const turn = firmness?.direction?.firm ?? 'plain';
		words.push(
			{ text: jointOf(direction, turn) + firmWord[turn], tone: null },
			{ text: directions[direction].toLowerCase(), tone: direction },
			{ text: turn === 'contested' ? ', but contested' : '', tone: null }
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
