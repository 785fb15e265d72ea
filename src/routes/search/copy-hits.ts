import { MOST_HITS, readSearchFile, searchedWords, searchOf, type Hit } from '#present';

/** What a published copy has for a reader's words. */
export interface CopyHits {
	readonly query: string;
	readonly hits: readonly Hit[];
	/** Whether there may be more. */
	readonly isCut: boolean;
	/** What a reader must know of the search; blank for nothing. */
	readonly word: string;
}

async function fetched(file: string): Promise<unknown> {
	const answer = await fetch(file);
	if (!answer.ok) throw new Error(`its host answers ${answer.status}`);
	const text = await answer.text();
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/**
 * Searches a published copy: `file` is the address of its `/search.json`, fetched only where there are words to look for.
 * Rejects where it can't be fetched, or is something else.
 */
export async function copyHitsOf(file: string, parameters: URLSearchParams): Promise<CopyHits> {
	const query = searchedWords(parameters);
	if (query === '') return { query, hits: [], isCut: false, word: '' };
	const read = readSearchFile(await fetched(file));
	if (read === null) throw new Error('it is not the file that this page reads');
	const word =
		read.leftOut === 0 ? '' : `Not searched: ${read.leftOut} entries, for which the file has no room.`;
	const hits = searchOf(read.entries)(query);
	return { query, hits, isCut: hits.length === MOST_HITS, word };
}
