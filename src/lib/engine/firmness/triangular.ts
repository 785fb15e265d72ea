/** A range with the figure in it, low <= value <= high. */
export interface DrawnRange {
	readonly low: number;
	readonly value: number;
	readonly high: number;
}

/** Where a column's cells lie in a table that is stored draw by draw. */
export interface ColumnCells {
	readonly first: number;
	readonly step: number;
}

/**
 * Fills one column with values from triangular(low, value, high), in the unit of the three, by the inverse of its
 * distribution: with u the uniform number of `source` and F = (value - low) / (high - low),
 * low + sqrt(u (high - low)(value - low)) where u < F, else high - sqrt((1 - u)(high - low)(high - value)). `value` itself
 * where the range is a point or beyond what numbers reach.
 */
export function fillTriangular(
	cells: Float64Array,
	{ low, value, high }: DrawnRange,
	target: ColumnCells,
	uniforms: Float64Array,
	source: ColumnCells
): void {
	const width = high - low;
	const isRange = width > 0 && width < Infinity;
	const below = isRange ? (value - low) / width : 0;
	const rising = isRange ? width * (value - low) : 0;
	const falling = isRange ? width * (high - value) : 0;
	let from = source.first;
	for (let at = target.first; at < cells.length; at += target.step, from += source.step) {
		const u = uniforms[from] as number;
		if (!isRange) cells[at] = value;
		else if (u < below) cells[at] = low + Math.sqrt(u * rising);
		else cells[at] = high - Math.sqrt((1 - u) * falling);
	}
}
