import type { Issue } from '#engine';
import type { Archive } from '#server/archive/archive.ts';
import type { Live } from '#server/live/live.ts';
import type { Writer } from '#server/http/writer.ts';
import type { PublishedPage } from '#state/published/shown-address.ts';
import type { CurrentWatch } from '#server/watch/current-watch.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Under which the details stand in the server's log. */
			id?: string;
			/** What is wrong with the watch folder or the address. */
			issues?: readonly Issue[];
		}
		interface Locals {
			current: CurrentWatch;
			/** Looks at the folder anew: for whoever has just written into it. */
			look: () => Promise<CurrentWatch>;
			/** What was typed into a form that is shown again, as a query. */
			typed?: string;
			/** Opened when first asked for; rejects with an ArchiveFault where it can't be. */
			archive: () => Promise<Archive>;
			/** Open pages that follow the watch. */
			live: Live;
			/** Whether whoever asks may change anything on disk. */
			writer: Writer;
			/** The request shows that it came by way of a proxy. */
			isForwarded: boolean;
			/** Where readers find the watch, without a slash at the end: a published copy may stand in a folder of a site. */
			site: string;
			/** The UTC date of the request. */
			today: number;
		}
		interface Platform {
			/** On a built server. */
			readonly req?: { readonly httpVersion: string };
		}
		interface PageData {
			/** Of a page of a published copy; null on a server. */
			published?: PublishedPage | null;
			/** Of a briefing's page, which later changes of the watch must not reach. */
			frozen?: { readonly title: string; readonly naming: string };
			/** Parts of the address that couldn't be read and are left out. */
			notices?: readonly Issue[];
		}
		interface PageState {
			/** The scenario under edit, as the address bar has it. */
			query?: string;
		}
	}
}

export {};
