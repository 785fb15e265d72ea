import type { JsonRecord } from '../../reading/file/json-stream.ts';

/** A dimension or an attribute: what its numbers in keys stand for. */
export interface Component {
	readonly id: string;
	readonly values: readonly { readonly id: string; readonly name: string }[];
}

/** Where a component stands: with the whole set, with each series, or with each observation. */
type Level = 'dataSet' | 'series' | 'observation';

export interface Structure {
	readonly dimensions: Readonly<Record<Level, readonly Component[]>>;
	readonly attributes: Readonly<Record<Level, readonly Component[]>>;
	/** Attributes of groups of series (2.0) that would change the figures. */
	readonly grouped: readonly string[];
	/** Figures of each observation; more than one can't be told apart. */
	readonly measures: number;
}

/** The structure that tells what the numbers of a message stand for; null where there is none. */
export function structureOf(message: JsonRecord): Structure | null {
	const root = recordOf(message.data ?? message);
	const structure = recordOf(listOf(root.structures)[0] ?? root.structure ?? message.structure);
	const [dimensions, attributes] = [recordOf(structure.dimensions), recordOf(structure.attributes)];
	if (structure.dimensions === undefined) return null;
	const levels = (part: JsonRecord): Record<Level, readonly Component[]> => ({
		dataSet: componentsOf(part.dataSet),
		series: componentsOf(part.series),
		observation: componentsOf(part.observation)
	});
	return {
		dimensions: levels(dimensions),
		attributes: levels(attributes),
		measures: listOf(recordOf(structure.measures).observation).length,
		grouped: componentsOf(attributes.dimensionGroup).map(({ id }) => id)
	};
}

/** The data sets of a message. */
export function dataSetsOf(message: JsonRecord): readonly JsonRecord[] {
	return listOf(recordOf(message.data ?? message).dataSets).map(recordOf);
}

/** Codes of a key such as `0:3:1`; null where a number stands for nothing. */
export function codesOf(
	key: string,
	components: readonly Component[]
): readonly { readonly id: string; readonly name: string }[] | null {
	const parts = key === '' ? [] : key.split(':');
	if (parts.length !== components.length) return null;
	const codes = parts.map((part, index) => components[index]?.values[Number(part)]);
	return codes.every((code) => code !== undefined) ? codes : null;
}

/** The value of an attribute among numbers that stand for values, or values as they are; `?9` for a number that stands for nothing. */
export function attributeOf(id: string, components: readonly Component[], given: readonly unknown[]): string {
	const place = components.findIndex((component) => component.id === id);
	const [one, values] = [given[place], components[place]?.values ?? []];
	if (typeof one === 'number' && values.length > 0) return values[one]?.id ?? `?${one}`;
	const value = Array.isArray(one) ? (one[0] as unknown) : one;
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function componentsOf(value: unknown): readonly Component[] {
	return listOf(value).map((one) => {
		const { id, values } = recordOf(one);
		return {
			id: textOf(id),
			values: listOf(values).map((entry) => {
				const code = recordOf(entry);
				return { id: textOf(code.id ?? code.value), name: textOf(code.name) };
			})
		};
	});
}

export function recordOf(value: unknown): JsonRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : {};
}

export function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? (value as unknown[]) : [];
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
