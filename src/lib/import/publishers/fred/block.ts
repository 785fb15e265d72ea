import * as v from 'valibot';
import { every, positive, text } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = {
	/** Id of the series, the name of its column. */
	series: text,
	/** The mean over it; left out, the month. */
	every: v.optional(every),
	divide: v.optional(positive)
};

export type FredBlock = BlockOf<typeof keys>;
