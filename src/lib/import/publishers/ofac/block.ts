import * as v from 'valibot';
import { kinds, texts } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = { programme: texts, kinds: v.optional(kinds) };

export type OfacBlock = BlockOf<typeof keys>;
