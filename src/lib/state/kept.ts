/**
 * A list in which whatever equals its predecessor, field by field, is that predecessor: what is drawn from it needs no
 * drawing again.
 */
export function keptEqual<T extends object>(before: readonly T[], next: readonly T[]): readonly T[] {
	return next.map((item, index) => {
		const old = before[index];
		return old !== undefined && isEqual(old, item) ? old : item;
	});
}

function isEqual<T extends object>(a: T, b: T): boolean {
	const keys = Object.keys(b) as (keyof T)[];
	return keys.length === Object.keys(a).length && keys.every((key) => Object.is(a[key], b[key]));
}
