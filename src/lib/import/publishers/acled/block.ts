import * as v from 'valibot';
import { every, months, texts } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = {
	country: texts,
	type: v.optional(texts),
	subtype: v.optional(texts),
	measure: v.optional(v.picklist(['events', 'fatalities'], 'events or fatalities')),
	every: v.optional(every),
	/** Months whose mean each observation is; a row for each month, or each quarter. */
	window: v.optional(months)
};

export type AcledBlock = BlockOf<typeof keys>;
