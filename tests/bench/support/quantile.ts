/** The smallest of the values that has such a share of them (0 to 1) at or below it; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}
