import type { Issue } from '#engine';
import type { CurrentWatch } from '#server/current-watch.ts';

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
			/** The UTC date of the request. */
			today: number;
		}
		interface PageState {
			/** The scenario under edit, as the address bar has it. */
			query?: string;
		}
	}
}

export {};
