import type { ImportBlock } from '#parse';
import { publisherOf } from './import-block.ts';

/** Where a publisher has its file open to everyone, by the block; null where it must be downloaded by hand. */
export function fetchAddress(block: ImportBlock): string | null {
	return block.url ?? publisherOf(block.format)?.fetchAddress(block) ?? null;
}
