import { isChanged, putInto, valueOf, type FormField } from './field-value.ts';

/**
 * Fields that a reader changed before the page's script was there. A slow line leaves seconds for it, and taking over
 * the page writes the known values back into the fields; so they are noted first and put back afterwards. The fields are
 * the same before and after.
 */
let noted: readonly { readonly field: FormField; readonly value: string }[] = [];

/** Notes changed fields of a page or a part of it; called before that is taken over. */
export function noteEarlyEdits(within: ParentNode = document): void {
	const fields = [...within.querySelectorAll<FormField>('form :is(input, select, textarea)')];
	const edits = fields
		.filter((field) => field.getAttribute('type') !== 'file' && isChanged(field))
		.map((field) => ({ field, value: valueOf(field) }));
	noted = [...noted.filter(({ field }) => !fields.includes(field)), ...edits];
}

/** Puts noted values back into a form's fields as if they were typed now; each once. */
export function replayEarlyEdits(form: HTMLFormElement): void {
	const edits = noted;
	// A page may have several forms, each of which takes its own.
	noted = edits.filter(({ field }) => field.form !== form);
	for (const { field, value } of edits) if (field.form === form) putInto(field, value);
}
