import { foldedText } from '../words/folded.ts';

/** Letters of the scripts that set no spaces between words. */
const unspaced =
	/(?:\p{scx=Han}|\p{scx=Hira}|\p{scx=Kana}|\p{scx=Bopomofo}|\p{scx=Thai}|\p{scx=Lao}|\p{scx=Khmer}|\p{scx=Myanmar}|\p{scx=Tibetan})+/gu;
const between = /[\n\r\p{Z}\p{P}\p{S}\p{Cc}]+/u;
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Whether a term comes from a script without spaces: it is a pair of letters then, and no word to be misspelt. */
export const isUnspaced = (term: string): boolean => term.search(unspaced) === 0;

const lettersOf = (run: string): string[] => Array.from(letters.segment(run), ({ segment }) => segment);

/** Each letter with the one after it: `မြန်မာ` as မြန် and န်မာ. */
const pairsOf = (run: readonly string[]): string[] =>
	run.slice(1).map((letter, index) => (run[index] ?? '') + letter);

/** Words, and the runs of scripts without spaces, each in the order of the text. */
function* runsOf(text: string): Generator<{ readonly run: string; readonly spaced: boolean }> {
	for (const word of foldedText(text).split(between)) {
		let from = 0;
		for (const { 0: run, index } of word.matchAll(unspaced)) {
			if (index > from) yield { run: word.slice(from, index), spaced: true };
			yield { run, spaced: false };
			from = index + run.length;
		}
		if (from < word.length) yield { run: word.slice(from), spaced: true };
	}
}

/** What of a text can be found: its words without accents, and of scripts without spaces every pair of letters and the last letter. */
export function indexTerms(text: string): string[] {
	return [...runsOf(text)].flatMap(({ run, spaced }) => {
		if (spaced) return [run];
		const written = lettersOf(run);
		return [...pairsOf(written), ...written.slice(-1)];
	});
}

/** What a reader's words look for: of scripts without spaces the pairs, or the one letter, with which some pair begins. */
export function queryTerms(text: string): string[] {
	return [...runsOf(text)].flatMap(({ run, spaced }) => {
		if (spaced) return [run];
		const written = lettersOf(run);
		return written.length === 1 ? written : pairsOf(written);
	});
}
