import type { Issue } from '#engine';

/**
 * What came of reading one file. The value is a result only if there are no issues; beside issues it is what could be
 * made out, for checking other files against it, and null when that is nothing.
 */
export interface Parsed<T> {
	readonly value: T | null;
	readonly issues: readonly Issue[];
}
