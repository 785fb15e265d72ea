/** Order of texts by code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Order by id; whatever is summed over indicators is summed in it, so that every door agrees to the last digit. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
	return compareText(a.id, b.id);
}
