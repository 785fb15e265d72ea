/**
 * Fields that a reader changed before the page's script was there. A slow line leaves seconds for it, and taking over
 * the page writes the known values back into the fields; so they are noted first and put back afterwards.
 */
type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

let noted: { readonly id: string; readonly value: string }[] = [];

function isChanged(field: Field): boolean {
	if (field instanceof HTMLSelectElement)
		return [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
	return field.value !== field.defaultValue;
}

const fieldOf = (form: HTMLFormElement, id: string): Field | null => {
	const field = form.elements.namedItem(id);
	const kinds = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement];
	return kinds.some((kind) => field instanceof kind) ? (field as Field) : null;
};

/** Notes changed fields of a page or a part of it; called before that is taken over. */
export function noteEarlyEdits(within: ParentNode = document): void {
	const fields = [...within.querySelectorAll<Field>('form :is(input, select, textarea)[id]')];
	const edits = fields
		.filter((field) => field.getAttribute('type') !== 'file' && isChanged(field))
		.map(({ id, value }) => ({ id, value }));
	noted = [...noted.filter(({ id }) => fields.every((field) => field.id !== id)), ...edits];
}

/** Puts noted values back into a form's fields as if they were typed now; each once. */
export function replayEarlyEdits(form: HTMLFormElement): void {
	const edits = noted.map(({ id, value }) => ({ id, value, field: fieldOf(form, id) }));
	// A page may have several forms, each of which takes its own.
	noted = edits.filter(({ field }) => field === null);
	for (const { field, value } of edits) {
		if (field === null) continue;
		field.value = value;
		for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
	}
}
