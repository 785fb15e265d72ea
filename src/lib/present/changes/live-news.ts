/** One state of the board, by which a page that shows it can say what has changed since. */
export interface Mark {
	/** Of the files, shortened. */
	readonly digest: string;
	readonly day: string;
	/** How many rows had come in by then since the server started. */
	readonly figures: number;
	/** The index under the default scenario on that day, as printed, with its verdicts; null where there is none. */
	readonly index: string | null;
	readonly outcome: string;
}

/** What an open page is told of the watch on the server. */
export interface LiveState {
	/** Of what is on the board; null where there is no board. */
	readonly digest: string | null;
	readonly day: string;
	/** `broken`: the folder has changed and can't be used. */
	readonly folder: 'ok' | 'broken';
	readonly issues: number;
	/** The latest states, the present one last. */
	readonly marks: readonly Mark[];
}

/** Which state an open page shows. */
export interface Shown {
	readonly digest: string | null;
	readonly day: string;
	readonly issues: number;
}

const arrow = '\u2192';

function movedText(was: string | null, is: string | null): string | null {
	return was === is ? null : `${was ?? 'none'} ${arrow} ${is ?? 'none'}`;
}

function figuresText(from: Mark, to: Mark): string {
	const count = to.figures - from.figures;
	const what = count === 0 ? 'The watch was edited' : `${count} new ${count === 1 ? 'figure' : 'figures'}`;
	const index = movedText(from.index, to.index);
	const outcome = movedText(from.outcome, to.outcome);
	const moved = [index === null ? 'index unchanged' : `index ${index}`, outcome].filter(
		(one) => one !== null
	);
	return `${what}: ${moved.join('; ')}`;
}

/**
 * What has changed between what a page shows and the present state, in a line: `2 new figures: index +23.9 → +26.1`. Null
 * where nothing has.
 */
export function newsText(shown: Shown, state: LiveState): string | null {
	if (state.digest !== shown.digest && state.digest !== null) {
		const to = state.marks.at(-1);
		const from = state.marks.findLast(({ digest, day }) => digest === shown.digest && day === shown.day);
		return from === undefined || to === undefined ? 'The watch has changed' : figuresText(from, to);
	}
	if (state.issues !== shown.issues)
		return state.folder === 'broken'
			? 'The watch folder has changed and has issues; this is the last good state'
			: 'The watch folder is sound again';
	return state.day === shown.day ? null : 'A new day has begun (UTC)';
}
