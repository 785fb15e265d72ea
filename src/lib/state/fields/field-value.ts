/** What a reader types into, chooses or ticks. */
export type FormField = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isTicked = (field: FormField): field is HTMLInputElement =>
	field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');

/** As text: what was typed or chosen, or whether it is ticked. */
export const valueOf = (field: FormField): string => (isTicked(field) ? String(field.checked) : field.value);

/** Whether it stands otherwise than the page came with. */
export function isChanged(field: FormField): boolean {
	if (isTicked(field)) return field.checked !== field.defaultChecked;
	if (!(field instanceof HTMLSelectElement)) return field.value !== field.defaultValue;
	const given = [...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0];
	return given?.selected === false;
}

/** Puts a value in as if it were typed now. */
export function putInto(field: FormField, value: string): void {
	if (isTicked(field)) field.checked = value === 'true';
	else field.value = value;
	for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}
