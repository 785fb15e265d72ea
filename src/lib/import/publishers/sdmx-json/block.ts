import * as v from 'valibot';
import { positive, texts } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = { where: v.optional(v.record(v.string(), texts)), divide: v.optional(positive) };

export type SdmxJsonBlock = BlockOf<typeof keys>;
