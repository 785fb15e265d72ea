import type * as engine from '#engine';

/** The engine's door. Laws take it as an argument, so that they can be held against a faulty one. */
export type Engine = typeof engine;

/** A rule that holds for every model; `check` throws when it finds a model that breaks it. */
export interface Law {
	/** Section of the method. */
	readonly section: number;
	readonly rule: string;
	readonly check: (engine: Engine) => void;
}

/** Laws written down in place; gives their functions a type. */
export function lawList(laws: readonly Law[]): readonly Law[] {
	return laws;
}

/** Whether two numbers agree to `tolerance`, or are both missing. */
export function isNear(
	a: number | null | undefined,
	b: number | null | undefined,
	tolerance = 1e-9
): boolean {
	if (a === null || a === undefined || b === null || b === undefined) return (a ?? null) === (b ?? null);
	return a === b || Math.abs(a - b) <= tolerance;
}

export function sum(numbers: Iterable<number | null>): number {
	let total = 0;
	for (const one of numbers) total += one ?? 0;
	return total;
}

/** A value as text that tells NaN, Infinity and -0 apart and reads Maps; equal texts are equal values. */
export function exactly(value: unknown): string {
	return JSON.stringify(value, (_, one: unknown) => {
		if (one instanceof Map) return ['Map', ...(one as ReadonlyMap<unknown, unknown>)];
		if (one instanceof Float64Array) return [...one];
		if (typeof one === 'number' && !(Number.isFinite(one) && !Object.is(one, -0))) {
			return Object.is(one, -0) ? '-0' : String(one);
		}
		return one;
	});
}
