import * as v from 'valibot';
import { every, flag, positive, text, texts } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = {
	reporter: texts,
	partner: texts,
	flow: v.optional(v.picklist(['exports', 'imports', 'both'], 'exports, imports or both')),
	measure: v.optional(v.picklist(['share', 'value'], 'share or value')),
	combine: v.optional(v.picklist(['mean', 'weighted'], 'mean or weighted')),
	/** Read the partners' books instead of the reporter's. */
	mirror: v.optional(flag),
	commodity: v.optional(text),
	/** Months are added up to it when all are there; left out, the year. */
	every: v.optional(every),
	divide: v.optional(positive)
};

export type ComtradeBlock = BlockOf<typeof keys>;
