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
}
