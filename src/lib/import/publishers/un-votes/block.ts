import * as v from 'valibot';
import { every, texts, wholeFrom } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = {
	/** The two states, by code or name. */
	one: texts,
	other: texts,
	/** Resolutions whose title holds one of these; all of them without it. */
	match: v.optional(texts),
	every: v.optional(every),
	/** Votes that a period must have, for a share of few says little; left out, ten. */
	fewest: v.optional(wholeFrom(1, 1000))
};

export type UnVotesBlock = BlockOf<typeof keys>;
