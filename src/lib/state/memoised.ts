/** What was made of an item, and what of. */
interface Remembered<T> {
	readonly parts: readonly unknown[];
	readonly made: T;
}

/** Makes one thing of each item in turn. */
export type Memoised<K, T> = (
	items: readonly K[],
	partsOf: (item: K) => readonly unknown[],
	make: (item: K) => T
) => readonly T[];

/**
 * What was made of an item stays the same thing for as long as all its parts are the same: nothing drawn from it needs
 * drawing again.
 */
export function memoised<K extends object, T>(): Memoised<K, T> {
	const kept = new WeakMap<K, Remembered<T>>();
	return (items, partsOf, make) =>
		items.map((item) => {
			const parts = partsOf(item);
			const before = kept.get(item);
			if (before?.parts.every((part, at) => Object.is(part, parts[at]))) return before.made;
			const made = make(item);
			kept.set(item, { parts, made });
			return made;
		});
}
