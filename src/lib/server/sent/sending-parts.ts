import type { Archive } from '../archive/archive.ts';
import type { Log } from '../running/log.ts';
import type { CurrentWatch } from '../watch/current-watch.ts';
import type { News } from './news.ts';
import type { SendingSettings } from './sending-settings.ts';

type Way = 'webhook' | 'mail';

/** What is counted of sending, for whatever watches the server. */
export interface SendingCounts {
	/** Messages that were taken: entries by webhooks, digests by mail. */
	readonly sent: (way: Way, messages: number) => void;
	/** A try that came to nothing, or of which nobody knows what it came to. */
	readonly failed: (way: Way) => void;
	/** Entries that a receiver still has to be told, over all receivers. */
	readonly waiting: (way: Way, entries: number) => void;
}

/** What sending needs of the server it runs in. */
export interface SendingParts {
	readonly settings: SendingSettings;
	/** The server's own name, for links. */
	readonly origin: string;
	/** Looks at the folder anew. */
	readonly look: () => Promise<CurrentWatch>;
	readonly archive: () => Promise<Archive>;
	readonly log: Log;
	readonly counts: SendingCounts;
	readonly now: () => number;
	readonly chance: () => number;
	/** Aborted when the server stops. */
	readonly stopping: AbortSignal;
}

/** Sends all that can be sent now; when to come again, in milliseconds since 1970, or null. */
export type Round = (news: News) => Promise<number | null>;
