/** Days since 1970-01-01, UTC. Made in `parse`, put into words in `present`; the engine subtracts and compares. */
export type Day = number;

/** The time a value describes, both ends included; `text` is how the file wrote it (`2020/2024`). */
export interface Period {
	readonly text: string;
	readonly start: Day;
	readonly end: Day;
}

/** A calendar distance as ISO 8601 writes it: P1Y, P3M, P7D. */
export interface Duration {
	readonly months: number;
	readonly days: number;
}
