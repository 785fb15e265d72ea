import type { SentStore } from './sent-store.ts';

/** What a list shows of a briefing. */
export interface SnapshotSummary {
	readonly id: string;
	/** `2026-11-22T08:30:00Z`. */
	readonly taken: string;
	readonly asOf: string;
	readonly title: string;
	readonly watch: string;
	readonly scenario: string;
	readonly scenarioName: string;
	readonly score: number | null;
	readonly position: string | null;
	/** The briefing that this one corrects. */
	readonly corrects: string | null;
	/** Who took it; null where nobody signs on. Beside the record, which it doesn't change. */
	readonly taker: string | null;
}

/** A briefing to keep: the summary for lists, the words to search, and the canonical text that its id is the hash of. */
export interface NewSnapshot extends SnapshotSummary {
	readonly words: string;
	readonly text: string;
}

export interface SnapshotQuery {
	/** Words that all must occur, in any order; blank: everything. */
	readonly search?: string;
	/** Briefings after this one in the list: its `taken` and `id`. */
	readonly after?: { readonly taken: string; readonly id: string } | null;
	readonly limit: number;
}

/** Where briefings are kept, none of which is ever changed or removed, and beside them what was sent to whom. */
export interface Archive {
	/** Keeps a briefing; true once it is safely on disk, also when it already was there. */
	save(snapshot: NewSnapshot): Promise<void>;
	/** The text that was kept, unchecked: whoever reads it parses and verifies it. Null if there is none. */
	textOf(id: string): Promise<string | null>;
	/** Newest first. */
	list(query: SnapshotQuery): Promise<readonly SnapshotSummary[]>;
	count(search?: string): Promise<number>;
	/** The newest one of a watch and scenario, perhaps of those taken before a time. */
	latest(watch: string, scenario: string, before?: string): Promise<SnapshotSummary | null>;
	/** Ids that begin so; at most two, which is one too many. */
	idsBeginning(prefix: string): Promise<readonly string[]>;
	/** Those that correct a briefing, oldest first. */
	correctionsOf(id: string): Promise<readonly SnapshotSummary[]>;
	/**
	 * Another one after every save, by whichever program: what was made from the archive under the same one still holds.
	 * Null where the archive can't tell soon.
	 */
	revision(): Promise<string | null>;
	readonly sent: SentStore;
	close(): Promise<void>;
}

/** Why the archive can't do its work, in words for whoever is waiting; nothing was kept, nothing harmed. */
export class ArchiveFault extends Error {
	constructor(message: string, cause?: unknown) {
		super(message, { cause });
		this.name = 'ArchiveFault';
	}
}

/** There is none yet, and there won't be one while this server runs: no fault of anything. */
export class NoArchive extends ArchiveFault {}
