/** The id of a scenario's file from the scenario's name, in the form that ids take; null where the name has no letter for it. */
export function scenarioIdOf(name: string): string | null {
	const id = name
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-+|-+$/g, '');
	return id === '' ? null : id;
}
