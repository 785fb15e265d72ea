import { type DateOrder, dateOrders, decimalMarks, holdsDays, likelyColumn, type TableSample } from '#import';
import type { OpenQuestion, TableChoice } from '#present';

export type ChosenTable =
	| { readonly open: readonly OpenQuestion[] }
	| {
			/** The keys of a table's import block. */
			readonly keys: Readonly<Record<string, unknown>>;
	  };

const ONLY = 'only.';

/** The choice that the fields of a form or an address say. */
export function choiceOf(fields: Iterable<readonly [string, unknown]>): TableChoice {
	const given = new Map<string, string>();
	for (const [name, value] of fields) if (typeof value === 'string') given.set(name, value.trim());
	const text = (name: string): string => given.get(name) ?? '';
	return {
		period: text('period'),
		value: text('value'),
		stands: text('stands'),
		dates: text('dates'),
		decimal: text('decimal'),
		together: text('together'),
		only: Object.fromEntries(
			[...given].flatMap(([name, value]) =>
				name.startsWith(ONLY) && value !== '' ? [[name.slice(ONLY.length), value]] : []
			)
		)
	};
}

/** The choice with the columns that a table has one likely one for. */
export function withLikely(sample: TableSample, choice: TableChoice): TableChoice {
	const period = choice.period || String(likelyColumn(sample, 'period')?.name ?? '');
	const value = choice.value || String(likelyColumn(sample, 'number', period)?.name ?? '');
	return { ...choice, period, value };
}

/** The mapping that a choice makes, or what it leaves open: nothing that can be read two ways is guessed. */
export function chosenTable({ columns, delimiter }: TableSample, choice: TableChoice): ChosenTable {
	const named = (text: string): (typeof columns)[number] | undefined =>
		columns.find(({ name }) => String(name) === text);
	const [period, value] = [named(choice.period), named(choice.value)];
	const orders = period === undefined ? [] : dateOrders(period.cells);
	const marks = value === undefined ? [] : decimalMarks(value.cells);
	const dates = choice.dates || (orders.length === 1 ? (orders[0] ?? '') : '');
	const decimal = choice.decimal || (marks.length === 1 ? (marks[0] ?? '') : '');
	const isDated = period !== undefined && holdsDays(period.cells, (dates || 'year-first') as DateOrder);
	const open: OpenQuestion[] = [];
	if (period === undefined) open.push('period');
	if (value === undefined) open.push('value');
	if (orders.length > 1 && dates === '') open.push('dates');
	if (isDated && choice.stands === '') open.push('stands');
	if (marks.length > 1 && decimal === '' && choice.together !== 'count') open.push('decimal');
	if (open.length > 0 || period === undefined || value === undefined) return { open };
	const keys = {
		format: 'table',
		columns: { period: period.name, value: value.name },
		delimiter: delimiter === ',' ? '' : delimiter,
		where: Object.keys(choice.only).length === 0 ? '' : choice.only,
		period: isDated ? choice.stands : '',
		dates,
		decimal,
		aggregate: choice.together
	};
	return { keys: Object.fromEntries(Object.entries(keys).filter(([, one]) => one !== '')) };
}
