import * as v from 'valibot';
import { every, positive, text } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = {
	/** The source key, such as RBRTE, or the name of the column. */
	series: text,
	/** The mean over it; left out, the month. */
	every: v.optional(every),
	divide: v.optional(positive)
};

export type EiaBlock = BlockOf<typeof keys>;
