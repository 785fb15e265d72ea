import type { Day, Issue, ObservationStatus } from '#engine';
import { IssueList } from '#parse';

/** A number found in a publisher's file, unrounded, before it is merged with what the watch has. */
export interface FoundObservation {
	/** As observations.csv writes it: `2019/2023`, `2025-10`. */
	readonly period: string;
	readonly value: number;
	/** Null where the file gives no range. */
	readonly low: number | null;
	readonly high: number | null;
	readonly status: ObservationStatus;
	readonly locator: string;
	readonly note: string;
	/** Where the number has a date of its own (events); else the release's date counts. */
	readonly published?: Day;
	/** The file doesn't say it exactly: the truth lies somewhere between low and high. */
	readonly isApproximate?: boolean;
}

/** What came of reading one file. With `issues` nothing may be written; `rejected` rows are left out, the rest stands. */
export interface Harvest {
	readonly observations: readonly FoundObservation[];
	readonly issues: readonly Issue[];
	readonly rejected: readonly Issue[];
	/** Worth knowing, in the way of nothing. */
	readonly notices: readonly Issue[];
	/** The date the file gives itself. */
	readonly released: Day | null;
	/** Rows or entries read. */
	readonly rows: number;
}

/** Collects, while a file is read, everything but the observations. */
export class ImportLog {
	readonly file: string;
	readonly issues: IssueList;
	readonly rejected: IssueList;
	readonly notices: IssueList;
	released: Day | null = null;
	/** What the server that gave the file says of its age. */
	modified: Day | null = null;
	rows = 0;

	constructor(file: string) {
		this.file = file;
		this.issues = new IssueList(file);
		this.rejected = new IssueList(file);
		this.notices = new IssueList(file);
	}

	/** Whether reading has come to an issue that makes the rest pointless. */
	isStopped(): boolean {
		return !this.issues.isEmpty;
	}

	/** The result: no observations beside an issue. */
	harvest(observations: readonly FoundObservation[]): Harvest {
		return {
			observations: this.isStopped() ? [] : observations,
			issues: this.issues.toArray(),
			rejected: this.isStopped() ? [] : this.rejected.toArray(),
			notices: this.notices.toArray(),
			released: this.released,
			rows: this.rows
		};
	}
}
