import type { Board } from '#present';

/** Under this name stands what JSON has no word for: a map's entries, or a number by its name. */
const OTHER = '~';

function written(_: string, value: unknown): unknown {
	if (value instanceof Map) return { [OTHER]: [...(value as ReadonlyMap<unknown, unknown>)] };
	if (typeof value !== 'number' || (Number.isFinite(value) && !Object.is(value, -0))) return value;
	return { [OTHER]: Object.is(value, -0) ? '-0' : String(value) };
}

function read(_: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || !(OTHER in value)) return value;
	const other = value[OTHER];
	return Array.isArray(other) ? new Map(other as [unknown, unknown][]) : Number(other);
}

/** The page's script holds the text between double quotes: with the two kinds changed for one another few need a backslash. */
const quotesChanged = (text: string): string =>
	text.replaceAll(/["']/g, (quote) => (quote === '"' ? "'" : '"'));

const textOf = (value: unknown): string => quotesChanged(JSON.stringify(value, written));
const valueOf = (text: string): unknown => JSON.parse(quotesChanged(text), read);

/** A board as it is sent: text, which costs a page nothing until somebody is about to weigh. */
export const boardText = (board: Board): string => textOf(board);

/** The same of a board with small lines of its own: on a second line, as all else is the same for many addresses. */
export const boardTextWith = (text: string, series: Board['series']): string => `${text}\n${textOf(series)}`;

/** The board of such a text. Throws for another text. */
export function boardOfText(text: string): Board {
	const [shared = '', series] = text.split('\n');
	const board = valueOf(shared) as Board;
	return series === undefined ? board : { ...board, series: valueOf(series) as Board['series'] };
}
