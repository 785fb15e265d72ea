import { isChanged, putInto, valueOf, type FormField } from './field-value.ts';

/**
 * Notes what stands in the fields of a page's forms; the returned act puts it back, as if typed, into those that were
 * changed by hand and have since lost it.
 */
export function keptFields(page: Document): () => void {
	const fields = [...page.querySelectorAll<FormField>('form :is(input:not([type=file]), select, textarea)')];
	const noted = fields.filter(isChanged).map((field) => ({ field, value: valueOf(field) }));
	return () => {
		for (const { field, value } of noted) {
			if (field.isConnected && valueOf(field) !== value) putInto(field, value);
		}
	};
}
