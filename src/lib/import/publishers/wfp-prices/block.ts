import * as v from 'valibot';
import { every, positive, text, texts } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = {
	/** One commodity, as the file names it: prices of several have no mean. */
	commodity: text,
	market: v.optional(texts),
	/** Code of the country's currency. The file doesn't name its country: this, a market or an area tells it. */
	local: v.optional(texts),
	/** First-level areas. */
	area: v.optional(texts),
	/** `KG`, `L`; needed where the commodity has several. */
	unit: v.optional(text),
	pricetype: v.optional(text),
	/** Left out, the local currency. */
	currency: v.optional(v.picklist(['local', 'usd'], 'local or usd')),
	every: v.optional(every),
	divide: v.optional(positive)
};

export type WfpPricesBlock = BlockOf<typeof keys>;
