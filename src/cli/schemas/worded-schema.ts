import { schemaWords } from './schema-words.ts';

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** `publication_lag_days` as `Publication lag days`. */
const titleOf = (key: string): string => (key.charAt(0).toUpperCase() + key.slice(1)).replaceAll('_', ' ');

/** What a key means, by the longest known end of its path; undefined where nothing is known. */
function meaningOf(path: readonly string[]): string | undefined {
	const [file = '', key = ''] = [path[0], path.at(-1)];
	const within = path.slice(1, -1).reverse();
	const ends = [...within, file].map((place) => `${place}.${key}`);
	return [...ends, key].map((end) => schemaWords[end]).find((words) => words !== undefined);
}

/** A JSON Schema with a title and a description for every key; the first of `path` names the file. */
export function wordedSchema(schema: Schema, path: readonly string[]): Schema {
	const inner = (value: unknown, at: readonly string[]): unknown =>
		Array.isArray(value)
			? (value as unknown[]).map((one) => inner(one, at))
			: isSchema(value)
				? wordedSchema(value, at)
				: value;
	const own = Object.entries(schema).map(([name, value]): [string, unknown] => {
		if (name !== 'properties' || !isSchema(value)) return [name, inner(value, path)];
		const keys = Object.entries(value).map(([key, one]): [string, unknown] => {
			const description = meaningOf([...path, key]);
			const about = { title: titleOf(key), ...(description === undefined ? {} : { description }) };
			return [key, { ...about, ...(isSchema(one) ? wordedSchema(one, [...path, key]) : {}) }];
		});
		return [name, Object.fromEntries(keys)];
	});
	return Object.fromEntries(own);
}
