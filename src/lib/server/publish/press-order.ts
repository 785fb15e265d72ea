import type { Publishing } from '../handover.ts';

/** What a press is told, as JSON in an environment variable. */
export interface PressOrder {
	readonly build: string;
	readonly version: string;
	readonly publishing: Publishing;
	/** Without the base: `https://watch.example.org`. */
	readonly origin: string;
	/** Known to whoever has started it alone: nobody else gets an answer. */
	readonly token: string;
}

export const PRESS_ORDER = 'ALIGNMENT_WATCH_PRESS';
export const PRESS_TOKEN = 'alignment-watch-press';
