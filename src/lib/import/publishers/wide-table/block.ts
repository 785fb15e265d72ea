import * as v from 'valibot';
import { positive, texts } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = {
	/** Column: text; it must leave one row. */
	where: v.record(v.string(), texts),
	decimal: v.optional(v.picklist(['.', ','], 'a point or a comma')),
	/** Letters behind a figure, and the status that each stands for. */
	flags: v.optional(
		v.record(v.string(), v.picklist(['A', 'E', 'P', 'F', 'B'], 'one of the statuses A, E, P, F and B'))
	),
	/** Of the value in units, where the table has a column with its scale. */
	divide: v.optional(positive)
};

export type WideTableBlock = BlockOf<typeof keys>;
