import type { Day } from '#engine';
import type { AnswerDesk } from './answers/answer-desk.ts';
import type { Log } from './running/log.ts';
import type { Settings } from './settings.ts';

/** The pages are asked for by the maker of a published copy, and by nobody else. */
export interface Publishing {
	/** The day of the copy, whatever the clock says. */
	readonly today: Day;
	/** The folder of a site that the copy will stand in, such as `/watch`; blank for the site's root. */
	readonly base: string;
}

/**
 * What the program that starts tells the pages. They are a bundle of their own that shares no module with it, so it is
 * left where both can find it; nobody but the start writes it, and nobody reads the environment a second time.
 */
export interface Handover {
	readonly settings: Settings;
	/** The folder of the build that is served; null on the development server. */
	readonly build: string | null;
	/** Of the program, such as `1.2.0`. */
	readonly version: string;
	readonly log: Log;
	/** Where answers are left for other readers; null on the development server, which makes each anew. */
	readonly desk: AnswerDesk | null;
	/** Null on a server. */
	readonly publishing: Publishing | null;
	/** Aborted when the server stops taking requests: what stays open for long must end. */
	readonly stopping: AbortSignal;
}

const place = Symbol.for('alignment-watch handover');
const shelf = globalThis as { [place]?: Handover };

export function handOver(handover: Handover): void {
	shelf[place] = handover;
}

/** Throws where nothing was handed over: the pages can't know their settings. */
export function handedOver(): Handover {
	const handover = shelf[place];
	if (handover === undefined)
		throw new Error('The pages were loaded by something that hands over no settings');
	return handover;
}
