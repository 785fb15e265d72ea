import type { Watch } from '#parse';
import { searchEntriesOf, searchOf, type Hit } from '#present';

const kept = new WeakMap<Watch, (query: string) => Hit[]>();

/** Indicators, sources and events that a reader's words find, best first; at most MOST_HITS. */
export function hitsOf(watch: Watch, query: string): Hit[] {
	const search = kept.get(watch) ?? searchOf(searchEntriesOf(watch));
	kept.set(watch, search);
	return search(query);
}
