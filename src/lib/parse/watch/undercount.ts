import { whyNotCounted, type Issue } from '#engine';
import { issueOf } from '../text/issue-list.ts';
import type { WatchIndicator } from './watch.ts';

/**
 * A scored indicator with a usable row that reads "at least" or "at most" must say how much that may hide (method,
 * section 2); one that doesn't is an issue, which names the first such row.
 */
export function undercountIssues(indicator: WatchIndicator): readonly Issue[] {
	if (indicator.contextOnly || indicator.undercount > 0) return [];
	const open = indicator.observations.find(
		(row) => row.bound !== null && whyNotCounted(row, indicator) === null
	);
	if (open?.bound === undefined || open.bound === null) return [];
	const reads = open.bound === 'at-least' ? 'at least' : 'at most';
	return [
		issueOf(
			{
				code: 'indicator/missing-undercount',
				field: 'undercount',
				expected: 'undercount: { by, reason }',
				received: `none, and line ${open.line} of observations.csv reads ${reads} ${open.value}`,
				hint: 'say by how much the truth may lie beyond such rows, in the unit, and why'
			},
			`${indicator.id}/indicator.yaml`
		)
	];
}
