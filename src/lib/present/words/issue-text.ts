import type { Issue } from '#engine';

/** Control and direction characters of foreign text would run in a terminal, or turn a line round. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * An issue in one line: `path:line:column  field: expected ..., received ... (hint) [code]`; the place as far as it is
 * known. For the terminal, the API and the page alike.
 */
export function issueText(issue: Issue): string {
	const place = [issue.file ?? '', issue.line, issue.column]
		.filter((part) => part !== null && part !== '')
		.join(':');
	const field = issue.field === null ? '' : `${issue.field}: `;
	const hint = issue.hint === null ? '' : ` (${issue.hint})`;
	const text = `${field}expected ${issue.expected}, received ${issue.received}${hint} [${issue.code}]`;
	return printable(place === '' ? text : `${place}  ${text}`);
}

function printable(text: string): string {
	return text.replace(
		UNPRINTABLE,
		(character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
	);
}

/** What `check --json`, and every other command or address on a folder with issues, answers. */
export interface IssuesJson {
	readonly ok: boolean;
	readonly issues: readonly Issue[];
}

/** Issues as the terminal and the API give them; `ok` when there are none. */
export function issuesJson(issues: readonly Issue[]): IssuesJson {
	return {
		ok: issues.length === 0,
		issues: issues.map(({ code, file, line, column, field, expected, received, hint }) => {
			return { code, file, line, column, field, expected, received, hint };
		})
	};
}
