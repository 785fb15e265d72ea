import {
	type DateOrder,
	dateOrders,
	decimalMarks,
	holdsDays,
	likelyColumn,
	type SampleColumn,
	type TableSample
} from '#import';
import type { Keys } from '../import/import-options.ts';
import type { Terminal } from '../terminal.ts';
import { answered } from './answers.ts';

const SPANS = ['as-written', 'month', 'quarter', 'year'];
const AGGREGATES = ['sum', 'mean', 'last', 'count'];

/** The keys of a table's import block: those given, and for the rest what is asked. Nothing that has two answers is guessed. */
export async function mappingKeys(sample: TableSample, given: Keys, terminal: Terminal): Promise<Keys> {
	const columns = { ...((given.columns ?? {}) as Keys) };
	const period = await columnOf('period', 'Which column has the period', sample, columns, terminal);
	const value = await columnOf('value', 'Which column has the figures', sample, columns, terminal);
	const keys: Keys = { ...given, columns: { ...columns, period: period.name, value: value.name } };
	if (sample.delimiter !== ',') keys.delimiter ??= sample.delimiter;
	if (columns.month === undefined) {
		keys.dates ??= await orderOf(period, terminal);
		const order = (keys.dates ?? 'year-first') as DateOrder;
		if (keys.period === undefined && holdsDays(period.cells, order))
			keys.period = await oneOf('period', 'What does a date stand for', SPANS, null, terminal);
	}
	if (keys.decimal === undefined && keys.aggregate !== 'count') keys.decimal = await markOf(value, terminal);
	return Object.fromEntries(Object.entries(keys).filter(([, one]) => one !== undefined));
}

/** How several rows of one period are to be told apart or put together: `Country=Myanmar`, or `sum`. */
export async function severalRows(keys: Keys, terminal: Terminal): Promise<Keys> {
	const answer = await answered(
		{
			option: '--set',
			given: undefined,
			question:
				'Several rows of one period. Choose rows (Column=text), or put them together (sum, mean, last or count)',
			expected:
				'where.COLUMN=TEXT, or aggregate=sum, mean, last or count, as there are several rows of one period',
			otherwise: null,
			suits: (text) => text.indexOf('=') > 0 || AGGREGATES.includes(text)
		},
		terminal
	);
	const at = answer.indexOf('=');
	if (at < 0) return { ...keys, aggregate: answer };
	const where = (keys.where ?? {}) as Keys;
	return { ...keys, where: { ...where, [answer.slice(0, at).trim()]: answer.slice(at + 1).trim() } };
}

async function columnOf(
	field: 'period' | 'value',
	question: string,
	sample: TableSample,
	given: Keys,
	terminal: Terminal
): Promise<SampleColumn> {
	const { columns } = sample;
	const named = (text: string): SampleColumn | undefined =>
		columns.find(({ name }) => String(name) === text.trim());
	const only = likelyColumn(
		sample,
		field === 'period' ? 'period' : 'number',
		(given.period ?? null) as SampleColumn['name'] | null
	);
	const list = columns.map(({ name, cells }) => `${name} (${cells.slice(0, 2).join(', ')})`);
	const names = columns.map(({ name }) => String(name)).join(', ');
	const answer = await answered(
		{
			option: `--set columns.${field}`,
			given: typeof given[field] === 'number' ? String(given[field]) : (given[field] as string | undefined),
			question: `${question}: ${list.slice(0, 20).join('; ')}`,
			expected: `one of the table’s columns: ${names}`,
			otherwise: only === null ? null : String(only.name),
			suits: (text) => named(text) !== undefined
		},
		terminal
	);
	const found = named(answer) ?? { name: answer, cells: [], looksLike: 'text' as const };
	given[field] = found.name;
	return found;
}

/** The order of dates with slashes or dots: told by a number above 12, and asked for where none tells it. */
async function orderOf({ cells }: SampleColumn, terminal: Terminal): Promise<string | undefined> {
	const orders = dateOrders(cells);
	if (orders.length < 2) return orders[0];
	return oneOf(
		'dates',
		`Which way are dates written (${cells[0] ?? ''})`,
		['day-first', 'month-first'],
		null,
		terminal
	);
}

/** The decimal mark: none to declare where plain numbers are; asked for where 1,234 may be either. */
async function markOf({ cells }: SampleColumn, terminal: Terminal): Promise<string | undefined> {
	const marks = decimalMarks(cells);
	if (marks.length < 2) return marks[0];
	const first = cells.find((cell) => /\d/.test(cell)) ?? '';
	return oneOf('decimal', `Which is the decimal mark (${first})`, ['.', ','], null, terminal);
}

function oneOf(
	key: string,
	question: string,
	choices: readonly string[],
	otherwise: string | null,
	terminal: Terminal
): Promise<string> {
	return answered(
		{
			option: `--set ${key}`,
			given: undefined,
			question: `${question}: ${choices.join(', ')}`,
			expected: choices.join(' or '),
			otherwise,
			suits: (text) => choices.includes(text)
		},
		terminal
	);
}
