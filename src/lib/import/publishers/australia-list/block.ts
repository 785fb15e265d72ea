import { listKeys } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = listKeys;

export type AustraliaListBlock = BlockOf<typeof keys>;
