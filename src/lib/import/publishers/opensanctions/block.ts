import * as v from 'valibot';
import { kinds, texts } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = {
	country: v.optional(texts),
	programme: v.optional(texts),
	dataset: v.optional(texts),
	kinds: v.optional(kinds)
};

export type OpenSanctionsBlock = BlockOf<typeof keys>;
