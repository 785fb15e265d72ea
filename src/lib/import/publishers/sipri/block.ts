import * as v from 'valibot';
import { numberFrom, texts, wholeFrom } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = {
	recipient: v.optional(texts),
	supplier: v.optional(texts),
	/** Suppliers left out of the volume: for "all others". */
	except: v.optional(texts),
	measure: v.optional(v.picklist(['share', 'volume'], 'share or volume')),
	/** Years added up to one observation. */
	window: v.optional(wholeFrom(1, 50)),
	/** How far off a number that SIPRI marks as uncertain may be, as a fraction. */
	margin: v.optional(numberFrom(0, 1))
};

export type SipriBlock = BlockOf<typeof keys>;
