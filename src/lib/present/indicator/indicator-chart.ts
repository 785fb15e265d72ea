import { whyNotCounted, type Day, type Observation } from '#engine';
import { GOALPOST_NAMES, type Watch, type WatchEvent, type WatchIndicator } from '#parse';
import { dateTicks, linearAxis, logAxis } from '../chart/chart-axis.ts';
import type { ChartDefinition, ChartLine, ChartPoint } from '../chart/chart-definition.ts';
import { markersOf } from '../chart/chart-events.ts';
import { dateText, periodText } from '../words/date-text.ts';
import { standingFigures, type StandingFigure } from './indicator-series.ts';
import { valueText } from '../words/numbers/number-text.ts';
import { sourceName } from '../words/names/source-text.ts';
import { rangeOf } from '../value-range.ts';

const daysPerYear = 365.25;

interface Drawn {
	readonly watch: Watch;
	readonly indicator: WatchIndicator;
	readonly asOf: Day;
	readonly figures: readonly StandingFigure[];
	/** Rows that set no level and widen none: plans, forecasts, weak grades. */
	readonly uncounted: readonly (Observation & { readonly value: number })[];
}

function rowText({ watch, indicator }: Drawn, row: Observation, remark: string): string {
	const { unit, decimals } = indicator;
	const source = watch.sources.get(row.source);
	const value = row.value === null ? 'none' : valueText(row.value, unit, decimals);
	const published = dateText(row.published, row.publishedPrecision);
	return `${periodText(row.period.text)}: ${value}${remark}, published ${published}, ${source ? sourceName(source) : row.source}, ${row.grade}`;
}

function uncountedRows(indicator: WatchIndicator, asOf: Day): Drawn['uncounted'] {
	return indicator.observations.flatMap((row) => {
		const reason = row.published <= asOf ? whyNotCounted(row, indicator) : null;
		return row.value !== null && (reason === 'forecast' || reason === 'below-grade')
			? [{ ...row, value: row.value }]
			: [];
	});
}

const isBreak = ({ row }: StandingFigure): boolean => row.status === 'B';

/** No line leads to the next figure where the series breaks. */
const endsBefore = (next: StandingFigure | undefined): boolean => next !== undefined && isBreak(next);

/** The level as a staircase: a step where a figure arrives, a gap where another series begins. */
function levelLine({ figures, indicator }: Drawn): ChartLine {
	const points = figures.flatMap((figure, index): ChartPoint[] => {
		const { row, from, to } = figure;
		const start: ChartPoint = { x: from, y: placed(row.value, indicator), dot: 'none', text: '' };
		const end: ChartPoint = { ...start, x: to };
		if (endsBefore(figures[index + 1])) return [start, end, { ...end, y: null }];
		return index === figures.length - 1 ? [start, end] : [start];
	});
	return {
		name: 'level',
		meaning: `the newest figure, until the next${figures.some(isBreak) ? '; cut where the series breaks' : ''}`,
		tone: 'ink',
		width: 1.6,
		stroke: 'solid',
		stepped: true,
		points
	};
}

function figureLine(drawn: Drawn): ChartLine {
	const aged = (index: number): boolean =>
		index === drawn.figures.length - 1 && (drawn.figures[index]?.agedFrom ?? null) !== null;
	return {
		name: 'figures',
		meaning: aged(drawn.figures.length - 1)
			? 'at the end of the period they describe; the newest is hollow, it is past its age limit'
			: 'at the end of the period they describe',
		tone: 'ink',
		width: 1.4,
		stroke: 'none',
		stepped: false,
		points: drawn.figures.map(({ row, from }, index) => ({
			x: from,
			y: placed(row.value, drawn.indicator),
			dot: aged(index) ? 'hollow' : 'full',
			text: rowText(drawn, row, aged(index) ? ', past its age limit' : '')
		}))
	};
}

function sideLines(drawn: Drawn): ChartLine[] {
	const look = { width: 1.4, stroke: 'none', stepped: false } as const;
	const rivals = drawn.figures.flatMap((figure) => figure.rivals);
	const lines: ChartLine[] = [
		{
			...look,
			name: 'other sources',
			meaning: 'for the same period, never merged',
			tone: 'neutral',
			points: rivals.map((row) => ({
				x: row.period.end,
				y: placed(row.value, drawn.indicator),
				dot: 'full',
				text: rowText(drawn, row, ', another source')
			}))
		},
		{
			...look,
			name: 'not counted',
			meaning: 'plans, forecasts and figures too weakly graded',
			tone: 'muted',
			points: [...drawn.uncounted]
				.sort((a, b) => a.period.end - b.period.end)
				.map((row) => ({
					x: row.period.end,
					y: placed(row.value, drawn.indicator),
					dot: 'cross',
					text: rowText(drawn, row, ', not counted')
				}))
		}
	];
	return lines.filter(({ points }) => points.length > 0);
}

/** Null where a value has no place on the axis: a logarithmic one has none for zero and below. */
const placed = (value: number | null, { scale }: WatchIndicator): number | null =>
	value !== null && scale === 'log' && value <= 0 ? null : value;

/** Dashed: a value some scenario assumes in place of the figure. */
function rulesOf({ watch, indicator }: Drawn): ChartDefinition['rules'] {
	if (indicator.contextOnly) return [];
	const { goalposts, unit, decimals } = indicator;
	const posts = GOALPOST_NAMES.map((name) => ({
		at: goalposts[name],
		tone: name === 'middle' ? ('neutral' as const) : name,
		text: `${name} at ${String(goalposts[name])}`,
		dashed: false
	}));
	const assumed = watch.scenarios.flatMap(({ name, assumptions }) => {
		const value = assumptions.get(indicator.id)?.value;
		if (value === undefined) return [];
		const text = `assumed in ${name}: ${valueText(value, unit, decimals)}`;
		return [{ at: value, tone: 'ink' as const, text, dashed: true }];
	});
	return [...posts, ...assumed];
}

function areasOf({ indicator }: Drawn, y: { from: number; to: number }): ChartDefinition['areas'] {
	if (indicator.contextOnly) return [];
	const { distant, middle, close } = indicator.goalposts;
	const outer = (post: number): number => (post > middle ? y.to : y.from);
	return [
		{ from: middle, to: outer(close), tone: 'close-wash', text: '', textTone: 'close' },
		{ from: middle, to: outer(distant), tone: 'distant-wash', text: '', textTone: 'distant' }
	];
}

function valueAxis(
	{ indicator, figures, uncounted }: Drawn,
	rules: ChartDefinition['rules']
): ChartDefinition['y'] {
	const rows = [...figures.flatMap(({ row, rivals }) => [row, ...rivals]), ...uncounted];
	const all = [
		...rows.flatMap(({ value, low, high }) => [value, low, high].filter((side) => side !== null)),
		...rules.map(({ at }) => at)
	];
	const log = indicator.scale === 'log';
	const usable = log ? all.filter((value) => value > 0) : all;
	const [low, high] = rangeOf(usable) ?? (log ? [1, 10] : [0, 1]);
	return {
		...(log ? logAxis(low, high) : linearAxis(low, high)),
		scale: log ? 'log' : 'linear',
		width: null
	};
}

/** Events of the category named like the indicator's group, or else those its own sources report. */
function eventsFor({ watch, indicator, asOf }: Drawn, category: string | null): readonly WatchEvent[] {
	const known = watch.events.filter(({ published }) => published <= asOf);
	const like = (category ?? indicator.group).toLowerCase();
	const named = known.filter((event) => event.category.toLowerCase() === like);
	if (named.length > 0 || category !== null) return category === 'none' ? [] : named;
	const sources = new Set(indicator.observations.map(({ source }) => source));
	return known.filter(({ source }) => sources.has(source));
}

function spanOf({ figures, uncounted, asOf }: Drawn): { from: Day; to: Day } {
	const starts = [...figures.map(({ row }) => row), ...uncounted].map(({ period }) =>
		period.end - period.start > daysPerYear + 35 ? period.start : period.end
	);
	const ends = uncounted.map(({ period }) => period.end);
	const to = Math.max(asOf, ...ends);
	const from = Math.min(to - 180, ...starts);
	// A little room, or the first dot is cut in half by the edge.
	return { from: from - Math.ceil((to - from) * 0.012), to };
}

function summaryOf({ figures, indicator }: Drawn): string {
	const { unit, decimals } = indicator;
	const [first, last] = [figures[0], figures.at(-1)];
	if (!first || !last) return 'No edition from before this date is in the watch.';
	const at = ({ row }: StandingFigure): string =>
		`${valueText(row.value, unit, decimals)} for ${periodText(row.period.text)}`;
	const many = figures.length === 1 ? '' : ` to ${at(last)}`;
	const count = figures.length === 1 ? 'One period' : `${figures.length} periods`;
	const broken = figures.filter(isBreak).map(({ row }) => periodText(row.period.text));
	const breaks =
		broken.length === 0 ? '' : ` The series breaks at ${broken.join(', ')}: no trend leads over it.`;
	return `${count}, from ${at(first)}${many}${last.agedFrom === null ? '' : ', which is past its age limit'}; in ${unit}.${breaks}`;
}

/** One indicator through time as known on a date; `category` names the events to number, or `none`. */
export function indicatorChartOf(
	watch: Watch,
	indicator: WatchIndicator,
	asOf: Day,
	category: string | null = null
): ChartDefinition {
	const figures = standingFigures(indicator, asOf);
	const drawn: Drawn = { watch, indicator, asOf, figures, uncounted: uncountedRows(indicator, asOf) };
	const rules = rulesOf(drawn);
	const y = valueAxis(drawn, rules);
	const { from, to } = spanOf(drawn);
	return {
		id: indicator.id,
		title: indicator.name,
		summary: summaryOf(drawn),
		x: { from, to, ticks: dateTicks(from, to) },
		y,
		areas: areasOf(drawn, y),
		rules,
		ranges: figures.flatMap(({ row: { low, high }, from: start, to: end }) =>
			low !== null && high !== null && low < high ? [{ from: start, to: end, low, high }] : []
		),
		windows: figures.flatMap(({ row: { period, value } }) =>
			period.end - period.start > daysPerYear + 35 ? [{ from: period.start, to: period.end, at: value }] : []
		),
		lines: [figureLine(drawn), ...sideLines(drawn), levelLine(drawn)],
		markers: markersOf(eventsFor(drawn, category), from, to)
	};
}
