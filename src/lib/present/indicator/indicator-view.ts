import {
	levelOf,
	pullOf,
	whyNotCounted,
	type Day,
	type Level,
	type NotCounted,
	type Observation
} from '#engine';
import { GOALPOST_NAMES, type ScoredIndicator, type Watch, type WatchIndicator } from '#parse';
import { ageText, dateText, periodText } from '../words/date-text.ts';
import { boundText, decimalsOf } from '../words/figure-text.ts';
import { measureText, numberText, signedText, valueText } from '../words/number-text.ts';
import { standingFigures } from './indicator-series.ts';
import { citationText, sourceName, isOwnSource } from '../words/source-text.ts';
import { termsIn } from '../words/unit-terms.ts';
import { gradeText, missingReasonText, observationStatusText } from '../words/words.ts';

/** One row of observations.csv, in words. `line` is its anchor and its place in the file. */
export interface ObservationRow {
	readonly line: number;
	readonly period: string;
	readonly published: string;
	readonly value: string;
	readonly range: string | null;
	readonly source: {
		readonly id: string;
		readonly name: string;
		readonly citation: string;
		readonly url: string | null;
	};
	readonly locator: string;
	readonly grade: { readonly code: string; readonly text: string };
	readonly status: string;
	readonly note: string;
	/** Counted or coded by the watch itself, from what others had published by then; it needn't have been made that day. */
	readonly own: boolean;
	/** Why the row stands out or doesn't count on the as-of date; null for a plain row. */
	readonly mark: string | null;
	readonly chosen: boolean;
}

export interface IndicatorView {
	readonly id: string;
	readonly name: string;
	readonly question: string;
	readonly group: string;
	readonly unit: string;
	readonly asOf: string;
	/** What it reads and what that means, in sentences. */
	readonly reading: readonly string[];
	readonly goalposts: readonly { readonly name: string; readonly at: string; readonly reason: string }[];
	readonly facts: readonly { readonly name: string; readonly text: string }[];
	readonly caveats: readonly string[];
	readonly polarityNote: string | null;
	readonly rows: readonly ObservationRow[];
	/** What the grades of the rows mean, and the abbreviations of the unit. */
	readonly gradeKey: readonly { readonly code: string; readonly text: string }[];
	readonly terms: readonly string[];
}

const safeUrl = (url: unknown): string | null =>
	typeof url === 'string' && /^https?:\/\//i.test(url) ? url : null;

const notCountedText: Readonly<Partial<Record<NotCounted, string>>> = {
	forecast: 'a plan or forecast: never counted',
	'no-figure': 'no figure exists',
	'below-grade': 'too weakly graded to count'
};

function markOf(row: Observation, indicator: WatchIndicator, asOf: Day, level: Level | null): string | null {
	if (row.published > asOf) return 'not yet published on this date';
	const reason = whyNotCounted(row, indicator);
	if (reason !== null) return notCountedText[reason] ?? null;
	if (level === null || level.state === 'missing') return null;
	if (row.line === level.chosen.line)
		return level.state === 'aged' ? 'sets today’s level, though past its age limit' : 'sets today’s level';
	return level.rivals.some(({ line }) => line === row.line) ? 'another source: widens the range' : null;
}

function observationRow(
	watch: Watch,
	indicator: WatchIndicator,
	row: Observation,
	asOf: Day,
	level: Level | null
): ObservationRow {
	const { unit, decimals } = indicator;
	const source = watch.sources.get(row.source);
	// As many decimals as the file has: a table of rows rounds nothing away.
	const precise = (value: number): string =>
		numberText(value, Math.max(decimals, Math.min(4, decimalsOf(value))));
	const ranged = row.bound === null && row.low !== null && row.high !== null && row.low < row.high;
	const mark = markOf(row, indicator, asOf, level);
	return {
		line: row.line,
		period: periodText(row.period.text),
		published: dateText(row.published, row.publishedPrecision),
		value:
			row.value === null
				? 'none'
				: (row.bound ? `${boundText[row.bound]} ` : '') +
					precise(row.value) +
					(unit.startsWith('%') ? '%' : ''),
		range: ranged ? `${precise(row.low)} to ${precise(row.high)}` : null,
		source: {
			id: row.source,
			name: source ? sourceName(source) : row.source,
			citation: source ? citationText(source) : row.source,
			url: safeUrl(source?.URL)
		},
		locator: row.locator,
		grade: { code: row.grade, text: gradeText(row.grade) },
		status: observationStatusText[row.status],
		note: row.note,
		own: isOwnSource(source, watch),
		mark,
		chosen: level !== null && level.state !== 'missing' && level.chosen.line === row.line
	};
}

function figureSentence({ unit, decimals }: WatchIndicator, row: Observation): string {
	const value = row.value === null ? 'none' : measureText(row.value, unit, decimals);
	const bound = row.bound === null ? '' : `${boundText[row.bound]} `;
	return `${bound}${value} for ${periodText(row.period.text)}, published ${dateText(row.published, row.publishedPrecision)}.`;
}

/** A context indicator's newest figure: shown, never a level. */
function contextReading(indicator: WatchIndicator, asOf: Day): string[] {
	const newest = standingFigures(indicator, asOf).at(-1);
	const figure = newest
		? figureSentence(indicator, newest.row)
		: 'No edition from before this date is in the watch.';
	return [figure, 'It gives context: shown beside the scored indicators, never weighed.'];
}

function readingOf(indicator: ScoredIndicator, level: Level): string[] {
	const { unit, decimals } = indicator;
	if (level.state === 'missing') return [`There is no figure: ${missingReasonText[level.reason]}.`];
	const { chosen, ageDays } = level;
	const figure = figureSentence(indicator, chosen);
	const aged =
		level.state === 'aged'
			? [
					`That is ${ageText(ageDays)} old, past the limit of ${indicator.staleDays} days: it still counts, with a wider range.`
				]
			: [];
	const pull = pullOf(level.value, indicator);
	const towards = pull === 0 ? ': in the middle' : '';
	const range =
		level.low < level.high
			? [
					`Between ${valueText(level.low, unit, decimals)} and ${valueText(level.high, unit, decimals)} with its own range, what other sources say and its age.`
				]
			: [];
	return [
		figure,
		...aged,
		...(typeof pull === 'number'
			? [
					`Between its goalposts it stands at ${signedText(pull, 2)}, from −1, distant, to +1, close${towards}.`
				]
			: []),
		...range
	];
}

function goalpostsOf(indicator: ScoredIndicator): IndicatorView['goalposts'] {
	const { goalposts, goalpostReasons, decimals } = indicator;
	return GOALPOST_NAMES.map((name) => ({
		name,
		at: numberText(goalposts[name], Math.max(0, Math.min(decimals, decimalsOf(goalposts[name])))),
		reason: goalpostReasons[name]
	}));
}

const durationUnits: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day' };
const commonDurations: Readonly<Record<string, string>> = { P6M: 'half-year', P3M: 'quarter', P7D: 'week' };

/** An ISO 8601 duration as `every` says it: `every year`, `every 2 weeks`, `every year and 6 months`. */
function everyText(duration: string): string {
	const parts = [...duration.matchAll(/(\d+)([YMWD])/g)]
		.filter(([, count]) => Number(count) > 0)
		.map(([, count, unit = '']) => {
			const name = durationUnits[unit] ?? '';
			return Number(count) === 1 ? name : `${Number(count)} ${name}s`;
		});
	return `every ${commonDurations[duration] ?? parts.join(' and ')}`;
}

function boundsText(min: number | null, max: number | null): string {
	if (min !== null && max !== null) return `${String(min)} to ${String(max)}`;
	if (min !== null) return `${String(min)} or more`;
	return max === null ? 'any' : `${String(max)} or less`;
}

function factsOf(indicator: WatchIndicator): IndicatorView['facts'] {
	const { min, max } = indicator.bounds;
	const facts = [
		{ name: 'Scale', text: indicator.scale === 'log' ? 'logarithmic' : 'linear' },
		{
			name: 'Expected',
			text: `${everyText(indicator.frequencyText)}, about ${indicator.publicationLagDays} days after the period ends`
		},
		{
			name: 'Legal values',
			text: boundsText(min, max)
		}
	];
	if (indicator.contextOnly) return [...facts, ...upkeepOf(indicator)];
	return [
		...facts,
		{
			name: 'Fresh for',
			text: `${indicator.freshDays} days; past its age limit after ${indicator.staleDays}`
		},
		{ name: 'Range widens while no newer figure comes', text: `by ${indicator.driftPerYear} a year` },
		...upkeepOf(indicator)
	];
}

/** What keeps the series alive: the last search for a newer figure, and the next release with the work it takes. */
function upkeepOf({ lookedFor, nextRelease }: WatchIndicator): IndicatorView['facts'] {
	const searched = lookedFor && { name: `Looked for on ${dateText(lookedFor.on)}`, text: lookedFor.found };
	const next = nextRelease && {
		name: 'Next release',
		text: `${nextRelease.due}, from ${nextRelease.from}: ${nextRelease.steps}; about ${nextRelease.minutes} minutes`
	};
	return [searched, next].filter((fact) => fact !== undefined);
}

/** The rows newest period first, and within a period newest publication first. */
function rowsOf(watch: Watch, indicator: WatchIndicator, asOf: Day, level: Level | null): ObservationRow[] {
	return [...indicator.observations]
		.sort((a, b) => b.period.end - a.period.end || b.published - a.published || a.line - b.line)
		.map((row) => observationRow(watch, indicator, row, asOf, level));
}

/** One indicator with everything behind it, as it stood on a date. */
export function indicatorViewOf(watch: Watch, indicator: WatchIndicator, asOf: Day): IndicatorView {
	const level = indicator.contextOnly ? null : levelOf(indicator, asOf, { horizon: watch.horizon });
	return {
		id: indicator.id,
		name: indicator.name,
		question: indicator.question,
		group: watch.groups.find(({ id }) => id === indicator.group)?.name ?? indicator.group,
		unit: indicator.unit,
		asOf: dateText(asOf),
		reading:
			indicator.contextOnly || level === null ? contextReading(indicator, asOf) : readingOf(indicator, level),
		goalposts: indicator.contextOnly ? [] : goalpostsOf(indicator),
		facts: factsOf(indicator),
		caveats: indicator.caveats,
		polarityNote: indicator.polarityNote,
		rows: rowsOf(watch, indicator, asOf, level),
		gradeKey: [...new Set(indicator.observations.map(({ grade }) => grade))]
			.sort()
			.map((code) => ({ code, text: gradeText(code) })),
		terms: termsIn([indicator.unit, indicator.name, indicator.question])
	};
}
