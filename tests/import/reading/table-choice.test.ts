import { describe, expect, it } from 'vitest';
import type { TableSample } from '#import';
import { choiceOf, chosenTable, withLikely } from '#server/import/table-choice.ts';

const column = (
	name: string | number,
	looksLike: TableSample['columns'][number]['looksLike'],
	...cells: string[]
): TableSample['columns'][number] => ({ name, looksLike, cells });
const sample = (...columns: TableSample['columns']): TableSample => ({ delimiter: ',', columns });
const years = column('Year', 'period', '2023', '2024');
const days = column('Day', 'period', '01/02/2025', '02/03/2025');
const plain = column('V', 'number', '1', '2.5');
const marked = column('W', 'number', '1,234', '5,678');
const choose = (table: TableSample, fields: Record<string, string> = {}): ReturnType<typeof chosenTable> =>
	chosenTable(table, withLikely(table, choiceOf(Object.entries(fields))));

describe('what is chosen of an unknown table', () => {
	it('needs no word where each column has one reading', () => {
		expect(choose(sample(years, plain))).toEqual({
			keys: { format: 'table', columns: { period: 'Year', value: 'V' } }
		});
		expect(choose(sample(column(1, 'period', '2023'), column(2, 'number', '5')))).toEqual({
			keys: { format: 'table', columns: { period: 1, value: 2 } }
		});
	});
	it('asks for whatever can be read two ways', () => {
		expect(choose(sample(years, plain, marked))).toEqual({ open: ['value'] });
		expect(choose(sample(years, marked))).toEqual({ open: ['decimal'] });
		expect(choose(sample(days, plain))).toEqual({ open: ['dates'] });
		expect(choose(sample(days, plain), { dates: 'day-first' })).toEqual({ open: ['stands'] });
		expect(choose(sample(years, plain), { period: 'No such column' })).toEqual({ open: ['period'] });
	});
	it('takes filters, orders and marks along', () => {
		const fields = {
			...{ dates: 'month-first', stands: 'month', decimal: ',', together: 'sum' },
			...{ 'only.Land': 'MMR', 'only.Art': '' }
		};
		expect(choose({ ...sample(days, marked), delimiter: ';' }, fields)).toEqual({
			keys: {
				format: 'table',
				columns: { period: 'Day', value: 'W' },
				delimiter: ';',
				where: { Land: 'MMR' },
				period: 'month',
				dates: 'month-first',
				decimal: ',',
				aggregate: 'sum'
			}
		});
	});
});
