import type { Issue } from '#engine';
import { namedDirection } from './direction.ts';

/** What a rule has to say about one place; the list adds the file and fills the blanks with null. */
export interface Complaint {
	readonly code: string;
	readonly line?: number | null;
	readonly column?: number | null;
	readonly field?: string | null;
	readonly expected: string;
	readonly received: string;
	readonly hint?: string | null;
}

/** A broken export of a million rows must not become a million issues in memory; the rest is counted. */
const MOST_ISSUES_PER_FILE = 1000;

/** Collects the issues of one file (`null`: of no file), at most 1,000 and a last one that counts the rest. */
export class IssueList {
	readonly #file: string | null;
	readonly #issues: Issue[] = [];
	#more = 0;

	constructor(file: string | null) {
		this.#file = file;
	}

	get isEmpty(): boolean {
		return this.#issues.length === 0;
	}

	/** Whether any further issue will only be counted. */
	get isFull(): boolean {
		return this.#issues.length >= MOST_ISSUES_PER_FILE;
	}

	/** Counts an issue that a full list has no room for. */
	count(): void {
		this.#more += 1;
	}

	add(complaint: Complaint): void {
		if (this.isFull) this.count();
		else this.#issues.push(issueOf(complaint, this.#file));
	}

	/** The issues in the order in which they were found. */
	toArray(): readonly Issue[] {
		if (this.#more === 0) return this.#issues;
		const rest: Complaint = {
			code: 'file/more-issues',
			expected: `at most ${MOST_ISSUES_PER_FILE} issues to list`,
			received: `${this.#more} more`,
			hint: 'mend those above and check again'
		};
		return [...this.#issues, issueOf(rest, this.#file)];
	}
}

/** An issue about `file`, with null where the complaint says nothing. */
export function issueOf(complaint: Complaint, file: string | null): Issue {
	const { code, line = null, column = null, field = null, expected, received, hint = null } = complaint;
	return { code, file, line, column, field, expected, received, hint };
}

const LONGEST_SHOWN = 80;

/** A received value as an issue quotes it: whole when short, else its beginning and its length. */
export function shown(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (value === null || value === '') return 'blank';
	if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a mapping';
	if (typeof value !== 'string')
		return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value;
	if (value.length <= LONGEST_SHOWN) return namedDirection(value);
	return `${namedDirection(value.slice(0, LONGEST_SHOWN))}... (${value.length} characters)`;
}
