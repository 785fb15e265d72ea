import { METHOD, type Issue } from '#engine';
import { IssueList, issueOf, shown, type Parsed } from '#parse';
import * as v from 'valibot';
import { snapshotShape, type SnapshotRecord } from '../shape/record-shape.ts';

/** A record of another method than this version's: its figures would come out otherwise, or mean something else. */
function otherMethod(data: unknown): Issue | null {
	if (typeof data !== 'object' || data === null) return null;
	const { format, method } = data as Record<string, unknown>;
	if (format !== 'alignment-watch/briefing' || method === METHOD) return null;
	// Records of the first method carry no number.
	const received = method === undefined ? 'method 1' : `method ${shown(method)}`;
	const hint =
		method === undefined
			? 'open and verify it with Alignment Watch as it was before method 2; its .pdf, .html and .docx stay as they are'
			: 'open and verify it with the version of Alignment Watch that made it';
	return issueOf(
		{ code: 'briefing/other-method', field: 'method', expected: `method ${METHOD}`, received, hint },
		null
	);
}

/**
 * Checks unknown data against the shape of a record; every departure is an issue. A record of another method is refused
 * by name, never read as one of this.
 */
export function parseSnapshotRecord(data: unknown): Parsed<SnapshotRecord> {
	const other = otherMethod(data);
	if (other !== null) return { value: null, issues: [other] };
	const found = v.safeParse(snapshotShape, data);
	if (found.success) return { value: found.output, issues: [] };
	const issues = new IssueList(null);
	for (const issue of found.issues) {
		const field = v.getDotPath(issue);
		const received = shown(issue.input);
		issues.add({ code: 'briefing/not-a-record', field, expected: issue.message, received });
	}
	return { value: null, issues: issues.toArray() };
}
