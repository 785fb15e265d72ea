import type { Day } from '#engine';
import { dayAt, dayText, type Watch } from '#parse';
import { newsOfWatch, type FeedEntry } from '#present';
import type { Archive } from '../archive/archive.ts';
import { briefingEntries } from '../briefing/briefing-entries.ts';
import type { CurrentWatch } from '../watch/current-watch.ts';

/** What there is to tell of a watch. */
export interface News {
	readonly watch: Watch;
	readonly today: Day;
	/** Oldest first. */
	readonly entries: readonly FeedEntry[];
}

/** In days: what is older when it comes into the watch is history, and no news. */
const NEWS_DAYS = 366;
const MOST_BRIEFINGS = 1_000;

/** Asks now and then what there is to tell: the same watch on the same day is looked through once. Null without a watch. */
export function newsDesk(
	look: () => Promise<CurrentWatch>,
	archive: () => Promise<Archive>,
	now: () => number
): () => Promise<News | null> {
	let held: News | null = null;
	let key = '';
	return async () => {
		const { watch } = await look();
		if (watch === null) return null;
		const today = dayAt(now());
		const briefings = await briefingEntries(archive, watch, { about: 'watch' }, MOST_BRIEFINGS);
		const found = [dayText(today), ...briefings.map(({ id }) => id)].join('\n');
		if (held?.watch !== watch || found !== key)
			held = { watch, today, entries: newsOfWatch(watch, today - NEWS_DAYS, today, briefings) };
		key = found;
		return held;
	};
}
