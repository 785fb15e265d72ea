/** Signs that turn the direction of the text after them: what is read is then not what is written. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;
const EVERY_DIRECTION = new RegExp(DIRECTION, 'g');

/** The first such sign of a text, as its offset and its name, `U+202E`; null without one. */
export function directionSign(text: string): { readonly at: number; readonly name: string } | null {
	const at = DIRECTION.exec(text)?.index;
	return at === undefined ? null : { at, name: nameOf(text, at) };
}

const nameOf = (text: string, at: number): string => `U+${text.charCodeAt(at).toString(16).toUpperCase()}`;

/** Typed or pasted text without such signs: nobody typed them to be seen. */
export function plainDirection(text: string): string {
	return text.replace(EVERY_DIRECTION, '');
}

/** The same of every text within data, whatever holds it; the data itself where there is none to take out. */
export function plainTexts<Data>(data: Data): Data {
	return plainValue(data) as Data;
}

function plainValue(value: unknown): unknown {
	if (typeof value === 'string') return DIRECTION.test(value) ? plainDirection(value) : value;
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value);
	const plain = entries.map(([key, inner]): [string, unknown] => [key, plainValue(inner)]);
	if (plain.every(([, inner], at) => inner === entries[at]?.[1])) return value;
	return Array.isArray(value) ? plain.map(([, inner]) => inner) : Object.fromEntries(plain);
}

/** Text of foreign origin as a message quotes it: with such signs by name instead of at work. */
export function namedDirection(text: string): string {
	return text.replace(EVERY_DIRECTION, (sign) => `(${nameOf(sign, 0)})`);
}
