import { GOALPOST_NAMES } from '../vocabulary.ts';
import type { Goalposts } from '#engine';
import * as v from 'valibot';
import { parseDay, parseDuration } from '../../text/dates/date.ts';
import type { ImportShape } from './import-block.ts';
import { IssueList } from '../../text/issue-list.ts';
import type { Parsed } from '../../text/parsed.ts';
import {
	conform,
	day,
	duration,
	id,
	number,
	text,
	wholeFrom,
	type FormerKeys
} from '../../text/json-yaml/shape.ts';
import type { ContextIndicator, IndicatorText, ScoredIndicator } from '../watch.ts';
import { parseYaml, type YamlData } from '../../text/json-yaml/yaml.ts';

const goalpost = v.strictObject({ at: number, reason: text });
const days = wholeFrom(0, 100_000);

const FORMER_KEYS: FormerKeys = {
	'goalposts.weakens': 'this goalpost is now called distant',
	'goalposts.neutral': 'this goalpost is now called middle',
	'goalposts.deepens': 'this goalpost is now called close'
};

/** The keys of indicator.yaml beside `import`. What only a scored indicator needs is asked for in `checkScored`. */
const indicatorKeys = {
	name: text,
	group: id,
	question: text,
	unit: text,
	decimals: wholeFrom(0, 10),
	scale: v.picklist(['linear', 'log'], 'linear or log'),
	goalposts: v.optional(v.strictObject({ distant: goalpost, middle: goalpost, close: goalpost })),
	bounds: v.optional(v.strictObject({ min: v.optional(number), max: v.optional(number) })),
	frequency: duration,
	publication_lag_days: days,
	fresh_days: v.optional(days),
	stale_days: v.optional(days),
	drift_per_year: v.optional(v.pipe(number, v.minValue(0, 'at least 0'))),
	undercount: v.optional(v.strictObject({ by: v.pipe(number, v.gtValue(0, 'more than 0')), reason: text })),
	caveats: v.optional(v.array(text)),
	polarity_note: v.optional(text),
	context_only: v.optional(v.boolean('true or false')),
	/** Who added it to the watch, and when. */
	author: v.optional(text),
	added: v.optional(day),
	/** The last search for a newer figure, and what it brought. */
	looked_for: v.optional(v.strictObject({ on: day, found: text })),
	/** When the next figure is due, from whom, and what a person does to take it in. */
	next_release: v.optional(
		v.strictObject({ due: text, from: text, steps: text, minutes: wholeFrom(1, 100_000) })
	)
};

/** indicator.yaml with the import blocks that the program knows; the JSON Schema is made from it. */
export function indicatorShape(
	imports: ImportShape
): v.StrictObjectSchema<
	typeof indicatorKeys & { readonly import: v.OptionalSchema<ImportShape, undefined> },
	undefined
> {
	return v.strictObject({ ...indicatorKeys, import: v.optional(imports) });
}

type Shape = v.InferOutput<ReturnType<typeof indicatorShape>>;

/** An indicator before its observations are known. */
export type IndicatorFile = Omit<ScoredIndicator, 'observations'> | Omit<ContextIndicator, 'observations'>;

/** Reads `<id>/indicator.yaml`; `groups` are the ids of watch.yaml, null if they aren't known. */
export function parseIndicatorFile(
	content: string,
	file: string,
	indicator: string,
	groups: ReadonlySet<string> | null,
	imports: ImportShape
): Parsed<IndicatorFile> {
	const issues = new IssueList(file);
	const yaml = parseYaml(content, issues);
	if (yaml === null) return { value: null, issues: issues.toArray() };
	const shape = conform(indicatorShape(imports), yaml, issues, { former: FORMER_KEYS });
	const written = yaml.data as Written;
	checkGroup(written, yaml, groups, issues);
	checkGoalposts(written, yaml, issues);
	checkOrders(written, yaml, issues);
	if (written.context_only !== true) checkScored(written, yaml, issues);
	return { value: shape === null ? null : indicatorOf(shape, indicator), issues: issues.toArray() };
}

/** The same keys before they are known to be right, so that one wrong key doesn't silence the checks of the others. */
type Written = { readonly [key in keyof Shape]?: unknown };

function indicatorOf(shape: Shape, indicator: string): IndicatorFile | null {
	const basis = { ...textOf(shape, indicator), ...factsOf(shape) };
	if (shape.context_only === true) return { ...basis, contextOnly: true };
	const { goalposts, fresh_days: freshDays, stale_days: staleDays } = shape;
	if (goalposts === undefined || freshDays === undefined || staleDays === undefined) return null;
	const { distant, middle, close } = goalposts;
	return {
		...basis,
		contextOnly: false,
		goalposts: { distant: distant.at, middle: middle.at, close: close.at },
		goalpostReasons: { distant: distant.reason, middle: middle.reason, close: close.reason },
		undercount: shape.undercount?.by ?? 0,
		undercountReason: shape.undercount?.reason ?? null,
		freshDays,
		staleDays
	};
}

function textOf(shape: Shape, indicator: string): IndicatorText {
	const { name, group, question, unit, decimals } = shape;
	return {
		id: indicator,
		name,
		group,
		question,
		unit,
		decimals,
		caveats: shape.caveats ?? [],
		polarityNote: shape.polarity_note ?? null,
		frequencyText: shape.frequency,
		...upkeepOf(shape),
		...signedOf(shape),
		...(shape.import === undefined ? {} : { import: shape.import })
	};
}

function upkeepOf({
	looked_for: looked,
	next_release: next
}: Shape): Pick<IndicatorText, 'lookedFor' | 'nextRelease'> {
	const on = looked === undefined ? null : parseDay(looked.on);
	return {
		...(looked === undefined || on === null ? {} : { lookedFor: { on, found: looked.found } }),
		...(next === undefined ? {} : { nextRelease: next })
	};
}

function signedOf({ author, added }: Shape): Pick<IndicatorText, 'author' | 'added'> {
	const on = parseDay(added ?? '');
	return { ...(author === undefined ? {} : { author }), ...(on === null ? {} : { added: on }) };
}

function factsOf(
	shape: Shape
): Pick<ContextIndicator, 'scale' | 'bounds' | 'frequency' | 'publicationLagDays' | 'driftPerYear'> {
	return {
		scale: shape.scale,
		bounds: { min: shape.bounds?.min ?? null, max: shape.bounds?.max ?? null },
		frequency: parseDuration(shape.frequency) ?? { months: 0, days: 0 },
		publicationLagDays: shape.publication_lag_days,
		driftPerYear: shape.drift_per_year ?? 0
	};
}

function checkGroup(
	{ group }: Written,
	yaml: YamlData,
	groups: ReadonlySet<string> | null,
	issues: IssueList
): void {
	if (typeof group !== 'string' || groups === null || groups.has(group)) return;
	issues.add({
		code: 'indicator/unknown-group',
		...yaml.place(['group'], 'value'),
		field: 'group',
		expected:
			groups.size === 0 ? 'a group of watch.yaml, which has none' : `one of ${[...groups].join(', ')}`,
		received: group,
		hint: 'groups are listed in watch.yaml'
	});
}

function checkScored(written: Written, yaml: YamlData, issues: IssueList): void {
	for (const key of ['goalposts', 'fresh_days', 'stale_days'] as const)
		if (!(key in written))
			issues.add({
				code: key === 'goalposts' ? 'indicator/missing-goalpost' : 'yaml/missing-key',
				...yaml.place([], 'key'),
				field: key,
				expected: `a key ${key}`,
				received: 'none',
				hint: 'only an indicator with context_only: true may leave it out'
			});
}

/** Equal, unordered, or not positive on a log scale: no pull could be made of them (method, section 3). */
function checkGoalposts(written: Written, yaml: YamlData, issues: IssueList): void {
	const posts = numbersOf(written.goalposts);
	if (written.scale === 'log') checkPositive(posts, yaml, issues);
	const { distant, middle, close } = posts;
	if (distant === undefined || middle === undefined || close === undefined) return;
	if ((distant < middle && middle < close) || (distant > middle && middle > close)) return;
	const equal = distant === middle || middle === close || distant === close;
	issues.add({
		code: equal ? 'indicator/equal-goalposts' : 'indicator/unordered-goalposts',
		...yaml.place(['goalposts'], 'key'),
		field: 'goalposts',
		expected: 'distant, middle and close all rising or all falling',
		received: `${distant}, ${middle}, ${close}`
	});
}

function checkPositive(posts: Partial<Goalposts>, yaml: YamlData, issues: IssueList): void {
	for (const [name, at] of Object.entries(posts))
		if (at <= 0)
			issues.add({
				code: 'indicator/log-goalpost',
				...yaml.place(['goalposts', name, 'at'], 'value'),
				field: `goalposts.${name}.at`,
				expected: 'more than 0, as the scale is log',
				received: String(at)
			});
}

function numbersOf(goalposts: unknown): Partial<Goalposts> {
	if (typeof goalposts !== 'object' || goalposts === null) return {};
	const posts = goalposts as Record<string, unknown>;
	const found: Partial<Record<keyof Goalposts, number>> = {};
	for (const name of GOALPOST_NAMES) {
		const post = posts[name];
		const at = typeof post === 'object' && post !== null ? (post as Record<string, unknown>).at : undefined;
		if (typeof at === 'number' && Number.isFinite(at)) found[name] = at;
	}
	return found;
}

/** Bounds and freshness limits the right way round. */
function checkOrders(written: Written, yaml: YamlData, issues: IssueList): void {
	const bounds = (written.bounds ?? {}) as { readonly min?: unknown; readonly max?: unknown };
	if (typeof bounds.min === 'number' && typeof bounds.max === 'number' && bounds.min >= bounds.max)
		issues.add({
			code: 'indicator/bounds-order',
			...yaml.place(['bounds'], 'key'),
			field: 'bounds',
			expected: 'min below max',
			received: `${bounds.min} and ${bounds.max}`
		});
	const { fresh_days: fresh, stale_days: stale } = written;
	if (typeof fresh === 'number' && typeof stale === 'number' && fresh >= stale)
		issues.add({
			code: 'indicator/freshness-order',
			...yaml.place(['fresh_days'], 'value'),
			field: 'fresh_days',
			expected: `less than stale_days, ${stale}`,
			received: String(fresh)
		});
}
