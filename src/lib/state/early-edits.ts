/**
 * Fields that a reader changed before the page's script was there. A slow line leaves seconds for it, and taking over
 * the page writes the known values back into the fields; so they are noted first and put back afterwards.
 */
type Field = HTMLInputElement | HTMLSelectElement;

let noted: { readonly id: string; readonly value: string }[] = [];

function isChanged(field: Field): boolean {
	if (field instanceof HTMLInputElement) return field.value !== field.defaultValue;
	return [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
}

/** Notes changed fields; called before the page is taken over. */
export function noteEarlyEdits(): void {
	const fields = [...document.querySelectorAll<Field>('form input[id], form select[id]')];
	noted = fields
		.filter((field) => field.getAttribute('type') !== 'file' && isChanged(field))
		.map(({ id, value }) => ({ id, value }));
}

/** Puts noted values back into a form's fields as if they were typed now; each once. */
export function replayEarlyEdits(form: HTMLFormElement): void {
	const edits = noted;
	noted = [];
	for (const { id, value } of edits) {
		const field = form.elements.namedItem(id);
		if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
		field.value = value;
		for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
	}
}
