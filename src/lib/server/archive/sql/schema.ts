/** The tables, as the newest migration leaves them. */
export interface ArchiveTables {
	snapshot: {
		id: string;
		taken: string;
		as_of: string;
		title: string;
		watch: string;
		scenario: string;
		scenario_name: string;
		score: number | null;
		position: string | null;
		corrects: string | null;
		taker: string | null;
		/** Small letters without accents, for searching; of older briefings with them. */
		words: string;
	};
	/** Apart from the list's table, so that listing and searching never read the long texts. */
	record: { id: string; text: string };
	/** Who is sent what is new; times in milliseconds since 1970. */
	receiver: {
		name: string;
		token: string;
		/** Whose turn it is to send, and until when. */
		holder: string;
		held_until: number;
		failures: number;
		wait_until: number;
		last: string;
		begun: string | null;
		stopped: string | null;
	};
	told: { receiver: string; entry: string; version: number };
}
