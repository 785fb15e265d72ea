import * as v from 'valibot';
import { every, months, number, text, texts } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = {
	category: v.optional(texts),
	/** Titles that hold one of these count; all of them without it. */
	match: v.optional(texts),
	/** Points by a text in the title, the first that fits; without it every event counts 1. */
	points: v.optional(v.array(v.strictObject({ match: text, points: number }))),
	window: v.optional(months),
	every: v.optional(every)
};

export type EventsBlock = BlockOf<typeof keys>;
