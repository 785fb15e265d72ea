import type { Day } from '#engine';
import { signpostsOn } from '#ask';
import { dayText, type Signpost, type Watch } from '#parse';
import { crossingText } from '../signposts/signposts-view.ts';
import { entryId, type FeedEntry } from './feed-entry.ts';

/** The crossings of some signposts up to a day. */
export function crossingEntries(watch: Watch, to: Day, shows: (signpost: Signpost) => boolean): FeedEntry[] {
	return signpostsOn(watch, to).flatMap(({ signpost, crossings }) =>
		shows(signpost)
			? crossings.map((crossing): FeedEntry => {
					const { on } = crossing;
					return {
						id: entryId('crossing', signpost.id, dayText(on)),
						kind: 'crossing',
						on,
						title: `Signpost: ${signpost.name}`,
						lines: [crossingText(watch, signpost, crossing), signpost.meaning],
						path: `/signposts#${signpost.id}`
					};
				})
			: []
	);
}
