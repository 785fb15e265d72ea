/** A briefing in a list. */
export interface ListedBriefing {
	readonly id: string;
	readonly shortId: string;
	readonly title: string;
	readonly scenario: string;
	readonly asOf: string;
	readonly taken: string;
	readonly score: string;
	readonly position: string | null;
	readonly corrects: boolean;
	/** Who took it; null where nobody signs on. */
	readonly taker: string | null;
}

/** A page of the archive, or why there is none to show. */
export interface BriefingList {
	readonly problem: string | null;
	readonly search: string;
	readonly count: number;
	readonly rows: readonly ListedBriefing[];
	/** Address of the next page; null on the last. */
	readonly older: string | null;
}
