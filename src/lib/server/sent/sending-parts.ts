import type { Archive } from '../archive/archive.ts';
import type { Log } from '../running/log.ts';
import type { CurrentWatch } from '../watch/current-watch.ts';
import type { News } from './news.ts';
import type { SendingSettings } from './sending-settings.ts';

/** What sending needs of the server it runs in. */
export interface SendingParts {
	readonly settings: SendingSettings;
	/** The server's own name, for links. */
	readonly origin: string;
	/** Looks at the folder anew. */
	readonly look: () => Promise<CurrentWatch>;
	readonly archive: () => Promise<Archive>;
	readonly log: Log;
	readonly now: () => number;
	readonly chance: () => number;
	/** Aborted when the server stops. */
	readonly stopping: AbortSignal;
}

/** Sends all that can be sent now; when to come again, in milliseconds since 1970, or null. */
export type Round = (news: News) => Promise<number | null>;
