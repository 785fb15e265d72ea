import type { Day } from '#engine';
import { type ImportBlock, importKeys, type Source } from '#parse';
import * as v from 'valibot';
import type { FileHead } from './file/file-head.ts';
import type { Harvest, ImportLog } from './import-log.ts';

/** A file on its way in, and what is known beside it. */
interface PublisherFile<B = ImportBlock> {
	readonly chunks: AsyncIterable<Uint8Array>;
	readonly head: FileHead;
	readonly block: B;
	/** The release's date where the reader gave one; it stands before the file's own. */
	readonly published: Day | null;
	readonly today: Day;
	/** Of the watch; needed for events alone. */
	readonly sources: ReadonlyMap<string, Source> | null;
	readonly log: ImportLog;
}

/** An importer: everything that the rest of the program, `/update` and docs/data.md know of one publisher. */
export interface Publisher {
	/** `format` of the import block, and the word in the terminal. */
	readonly id: string;
	/** As pages say it. */
	readonly name: string;
	/** The files it reads, in words. */
	readonly reads: string;
	/** Its own parameters in words, each between backticks. */
	readonly parameters: string;
	/** Terms of use, as read when the importer was made. */
	readonly terms: string;
	/** Of the import block, common keys included. */
	readonly shape: BlockShape;
	/** Whether a file is the publisher's, by its beginning; of no file do two say so. */
	readonly isOf: (head: FileHead) => boolean;
	/** Whether it may be, when no publisher's `isOf` says so. */
	readonly mayBe: (head: FileHead) => boolean;
	/** Where the file is open to everyone; null where it must be downloaded by hand. The block's `url` goes before. */
	readonly fetchAddress: (block: ImportBlock) => string | null;
	readonly read: (file: PublisherFile) => Promise<Harvest>;
}

type BlockShape = v.StrictObjectSchema<
	v.ObjectEntries & { readonly format: v.LiteralSchema<string, undefined> },
	undefined
>;

/** The import block of an importer with these parameters of its own. */
export type BlockOf<P extends v.ObjectEntries> = v.InferOutput<
	v.StrictObjectSchema<
		typeof importKeys & { readonly format: v.LiteralSchema<string, undefined> } & P,
		undefined
	>
>;

interface Description<P extends v.ObjectEntries> extends Pick<
	Publisher,
	'id' | 'name' | 'reads' | 'parameters' | 'terms' | 'isOf'
> {
	/** The shape of each parameter of its own. */
	readonly keys: P;
	readonly mayBe?: Publisher['mayBe'];
	readonly fetchAddress?: (block: BlockOf<P>) => string | null;
	readonly read: (file: PublisherFile<BlockOf<P>>) => Promise<Harvest>;
}

/** An importer from its description; its reader gets the block in its own type. */
export function publisher<P extends v.ObjectEntries>(described: Description<P>): Publisher {
	const { keys, mayBe, fetchAddress, read, ...rest } = described;
	// Blocks come here through `importShape` alone, so they have this publisher's shape.
	const own = (block: ImportBlock): BlockOf<P> => block as unknown as BlockOf<P>;
	return {
		...rest,
		shape: v.strictObject({ format: v.literal(described.id), ...importKeys, ...keys }),
		mayBe: mayBe ?? (() => false),
		fetchAddress: (block) => fetchAddress?.(own(block)) ?? null,
		read: (file) => read({ ...file, block: own(file.block) })
	};
}
