import type { Grade, Issue } from '#engine';
import * as v from 'valibot';
import { IssueList, shown } from './issue-list.ts';
import { number, numberFrom, text, wholeFrom } from './shape.ts';

const texts = v.union(
	[text, v.pipe(v.array(text), v.minLength(1, 'at least one'))],
	'text or a list of texts'
);
const flag = v.boolean('true or false');
const year = wholeFrom(1800, 2200);
const months = wholeFrom(1, 1200);
const kinds = v.pipe(
	v.array(
		v.picklist(['individual', 'entity', 'vessel', 'aircraft'], 'individual, entity, vessel or aircraft')
	),
	v.minLength(1, 'at least one kind')
);
const address = v.pipe(
	v.string('an address'),
	v.url('an address'),
	v.regex(/^https?:/, 'an http or https address')
);
const grade = v.pipe(v.string('a grade'), v.regex(/^[A-F][1-6]$/, 'an Admiralty code from A1 to F6'));

/** Keys that every importer has. */
const common = {
	/** Of new rows, in sources.json. */
	source: v.optional(text),
	/** Ids under which earlier editions of the same publication stand: their rows count as known. */
	earlier: v.optional(v.array(text)),
	grade: v.optional(grade),
	/** To which values are rounded; left out, those of the indicator. */
	decimals: v.optional(wholeFrom(0, 10)),
	/** First year to take. */
	from: v.optional(year),
	/** Where `--fetch` finds the file, if not at the publisher's usual place. */
	url: v.optional(address)
};
const positive = v.pipe(numberFrom(0, Number.MAX_VALUE), v.gtValue(0, 'more than 0'));

const sipri = v.strictObject({
	format: v.literal('sipri'),
	...common,
	recipient: v.optional(texts),
	supplier: v.optional(texts),
	/** Suppliers left out of the volume: for "all others". */
	except: v.optional(texts),
	measure: v.optional(v.picklist(['share', 'volume'], 'share or volume')),
	/** Years added up to one observation. */
	window: v.optional(wholeFrom(1, 50)),
	/** How far off a number that SIPRI marks as uncertain may be, as a fraction. */
	margin: v.optional(numberFrom(0, 1))
});
const comtrade = v.strictObject({
	format: v.literal('comtrade'),
	...common,
	reporter: texts,
	partner: texts,
	flow: v.optional(v.picklist(['exports', 'imports', 'both'], 'exports, imports or both')),
	measure: v.optional(v.picklist(['share', 'value'], 'share or value')),
	combine: v.optional(v.picklist(['mean', 'weighted'], 'mean or weighted')),
	/** Read the partners' books instead of the reporter's. */
	mirror: v.optional(flag),
	commodity: v.optional(text),
	divide: v.optional(positive)
});
/** Of one authority's list. */
const list = { programme: texts, kinds: v.optional(kinds) };
const ofac = v.strictObject({ format: v.literal('ofac'), ...common, ...list });
const euList = v.strictObject({ format: v.literal('eu-list'), ...common, ...list });
const opensanctions = v.strictObject({
	format: v.literal('opensanctions'),
	...common,
	country: v.optional(texts),
	programme: v.optional(texts),
	dataset: v.optional(texts),
	kinds: v.optional(kinds)
});
const worldbank = v.strictObject({
	format: v.literal('worldbank'),
	...common,
	country: text,
	series: text,
	divide: v.optional(positive)
});
const sdmx = v.strictObject({
	format: v.literal('sdmx-csv'),
	...common,
	where: v.optional(v.record(v.string(), texts)),
	divide: v.optional(positive)
});
const acled = v.strictObject({
	format: v.literal('acled'),
	...common,
	country: texts,
	type: v.optional(texts),
	subtype: v.optional(texts),
	measure: v.optional(v.picklist(['events', 'fatalities'], 'events or fatalities')),
	every: v.optional(v.picklist(['month', 'quarter', 'year'], 'month, quarter or year')),
	/** Months whose mean each observation is; a row for each month, or each quarter. */
	window: v.optional(months)
});
const column = v.union([text, wholeFrom(1, 5000)], 'the name of a column, or its number');
const table = v.strictObject({
	format: v.literal('table'),
	...common,
	columns: v.strictObject({
		period: column,
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
	divide: v.optional(positive)
});
const events = v.strictObject({
	format: v.literal('events'),
	...common,
	category: v.optional(texts),
	/** Titles that hold one of these count; all of them without it. */
	match: v.optional(texts),
	/** Points by a text in the title, the first that fits; without it every event counts 1. */
	points: v.optional(v.array(v.strictObject({ match: text, points: number }))),
	/** Takes the events whose `counts` cell names this indicator, with the points given there. */
	counts: v.optional(text),
	combine: v.optional(v.picklist(['sum', 'mean'], 'sum or mean')),
	/** Fewest events in a window that gets a row. */
	least: v.optional(wholeFrom(0, 1000)),
	/** What a number is: at least that much (the default), or just that much. */
	bound: v.optional(v.picklist(['floor', 'none'], 'floor or none')),
	/** Last window: the one that ended before the count, or the one in which the newest event lies. */
	until: v.optional(v.picklist(['count', 'newest'], 'count or newest')),
	window: v.optional(months),
	every: v.optional(v.picklist(['month', 'quarter', 'year'], 'month, quarter or year'))
});

/** `import:` in indicator.yaml: which importer reads the publisher's file, and what it takes from it. */
export const importShape = v.variant(
	'format',
	[sipri, comtrade, ofac, opensanctions, euList, worldbank, sdmx, acled, table, events],
	'one of sipri, comtrade, ofac, opensanctions, eu-list, worldbank, sdmx-csv, acled, table, events'
);

export type ImportBlock = v.InferOutput<typeof importShape>;
export type ImportFormat = ImportBlock['format'];
/** The block of one importer. */
export type BlockOf<F extends ImportFormat> = Extract<ImportBlock, { format: F }>;

export const IMPORT_FORMATS: readonly ImportFormat[] = importShape.options.map(
	(option) => option.entries.format.literal
);

/** Reads a block that was put together from options rather than from a file. */
export function parseImportBlock(
	data: unknown
): { readonly block: ImportBlock } | { readonly issues: readonly Issue[] } {
	const result = v.safeParse(importShape, data);
	if (result.success) return { block: result.output };
	const issues = new IssueList(null);
	for (const issue of result.issues) {
		const field = (issue.path ?? []).map((item) => String(item.key)).join('.');
		const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
		issues.add({
			code: 'import/bad-parameter',
			field: field === '' ? null : field,
			expected: isUnknown
				? 'a parameter of this importer'
				: issue.message.replace(/^Invalid key: Expected .*/, 'a value'),
			received: shown(isUnknown ? field : issue.input)
		});
	}
	return { issues: issues.toArray() };
}

/** A key's texts as a list, whichever way they were written. */
export function textsOf(texts: string | readonly string[] | undefined): readonly string[] {
	return texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
}

/** A grade that the shape has checked. */
export function gradeOf(block: ImportBlock): Grade | null {
	return (block.grade ?? null) as Grade | null;
}
