import type { Issue } from '#engine';

/** What is wrong with one field of a form, in words for whoever fills it in. */
export interface FieldComplaint {
	readonly text: string;
	/** Of the issue, for whoever looks it up. */
	readonly code: string;
}

/** A refused form: what its fields need, by the names of the inputs, and what no field can mend. */
export interface FormComplaints {
	readonly fields: Readonly<Record<string, readonly FieldComplaint[]>>;
	readonly others: readonly Issue[];
}

/** `Needs one line, not several: ...`; what is simply missing isn't named. */
function complaintOf({ code, expected, received, hint }: Issue): FieldComplaint {
	const not = ['none', 'nothing'].includes(received) ? '' : `, not ${received}`;
	return { text: `Needs ${expected}${not}${hint === null ? '' : `: ${hint}`}.`, code };
}

/** Sorts issues to the inputs that they speak of; `inputOf` gives an input's name by the field that an issue names. */
export function formComplaintsOf(
	issues: readonly Issue[],
	inputOf: (field: string) => string | null
): FormComplaints {
	const fields = new Map<string, readonly FieldComplaint[]>();
	const others: Issue[] = [];
	for (const issue of issues) {
		const input = issue.field === null ? null : inputOf(issue.field);
		if (input === null) others.push(issue);
		else fields.set(input, [...(fields.get(input) ?? []), complaintOf(issue)]);
	}
	return { fields: Object.fromEntries(fields), others };
}
