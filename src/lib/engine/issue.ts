/**
 * The one shape of a complaint about data, a setting or an address; `present/issue-text.ts` alone turns it into words.
 * `line` is 1-based; `column` is the 1-based character in YAML and JSON, the 1-based cell in CSV; null where it has no meaning.
 */
export interface Issue {
	/** What rule was broken, as `<room or file>/<rule>`: `observations/duplicate-key`. Stable: other programs match on it. */
	readonly code: string;
	/** Path relative to the watch folder; null when the complaint isn't about a file. */
	readonly file: string | null;
	readonly line: number | null;
	readonly column: number | null;
	/** The key, column or parameter concerned. */
	readonly field: string | null;
	readonly expected: string;
	readonly received: string;
	/** How to mend it. */
	readonly hint: string | null;
}
