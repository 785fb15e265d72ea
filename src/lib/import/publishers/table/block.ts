import * as v from 'valibot';
import { positive, text, texts, wholeFrom } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

const column = v.union([text, wholeFrom(1, 5000)], 'the name of a column, or its number');

export const keys = {
	columns: v.strictObject({
		period: column,
		/** The month, where the period's column has the year alone. */
		month: v.optional(column),
		value: column,
		low: v.optional(column),
		high: v.optional(column),
		note: v.optional(column)
	}),
	where: v.optional(v.record(v.string(), texts)),
	/** What a date in the period column stands for. */
	period: v.optional(
		v.picklist(['as-written', 'month', 'quarter', 'year'], 'as-written, month, quarter or year')
	),
	dates: v.optional(
		v.picklist(['year-first', 'day-first', 'month-first'], 'year-first, day-first or month-first')
	),
	aggregate: v.optional(v.picklist(['sum', 'mean', 'last', 'count'], 'sum, mean, last or count')),
	delimiter: v.optional(v.picklist([',', ';', '\t', '|'], 'a comma, semicolon, tab or vertical bar')),
	decimal: v.optional(v.picklist(['.', ','], 'a point or a comma')),
	/** Cells that say that there is no figure. */
	missing: v.optional(v.array(v.string('text'))),
	/** Letters behind a figure, and the status that each stands for. */
	flags: v.optional(
		v.record(v.string(), v.picklist(['A', 'E', 'P', 'F', 'B'], 'one of the statuses A, E, P, F and B'))
	),
	divide: v.optional(positive)
};

export type TableBlock = BlockOf<typeof keys>;
