import * as v from 'valibot';
import { positive, text } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = { country: text, series: text, divide: v.optional(positive) };

export type WorldBankBlock = BlockOf<typeof keys>;
