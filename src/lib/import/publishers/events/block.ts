import * as v from 'valibot';
import { every, months, number, text, texts, wholeFrom } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = {
	category: v.optional(texts),
	/** Titles that hold one of these count; all of them without it. */
	match: v.optional(texts),
	/** Points by a text in the title, the first that fits; without it every event counts 1. */
	points: v.optional(v.array(v.strictObject({ match: text, points: number }))),
	/** Takes the events whose `counts` cell names this indicator, with the points given there. */
	counts: v.optional(text),
	combine: v.optional(v.picklist(['sum', 'mean'], 'sum or mean')),
	/** Fewest events in a window that gets a row. */
	least: v.optional(wholeFrom(0, 1000)),
	/** What a number is: at least that much (the default), or just that much. */
	bound: v.optional(v.picklist(['floor', 'none'], 'floor or none')),
	/** Last window: the one that ended before the count, or the one in which the newest event lies. */
	until: v.optional(v.picklist(['count', 'newest'], 'count or newest')),
	window: v.optional(months),
	every: v.optional(every)
};

export type EventsBlock = BlockOf<typeof keys>;
