type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Notes what stands in the fields of a page's forms; the returned act puts it back, as if typed, into those that were
 * changed by hand and have since lost it.
 */
export function keptFields(page: Document): () => void {
	const fields = [...page.querySelectorAll<Field>('form :is(input:not([type=file]), select, textarea)')];
	const isTouched = (field: Field): boolean =>
		field instanceof HTMLSelectElement
			? [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected)
			: field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')
				? field.checked !== field.defaultChecked
				: field.value !== field.defaultValue;
	const valueOf = (field: Field): string =>
		field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')
			? String(field.checked)
			: field.value;
	const noted = fields.filter(isTouched).map((field) => ({ field, value: valueOf(field) }));
	return () => {
		for (const { field, value } of noted) {
			if (!field.isConnected || valueOf(field) === value) continue;
			if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
				field.checked = value === 'true';
			else field.value = value;
			for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
		}
	};
}
