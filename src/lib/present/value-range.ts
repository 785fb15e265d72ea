/** The least and the greatest of any number of values; null without one. (Thousands are too many for Math.min's arguments.) */
export function rangeOf(values: readonly number[]): readonly [low: number, high: number] | null {
	const [first] = values;
	if (first === undefined) return null;
	return values.reduce<readonly [number, number]>(
		([low, high], value) => [Math.min(low, value), Math.max(high, value)],
		[first, first]
	);
}
