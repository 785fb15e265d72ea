import { levelOf, pullOf, type Day, type Level, type Observation } from '#engine';
import { GOALPOST_NAMES, type ScoredIndicator, type Watch, type WatchIndicator } from '#parse';
import { ageText, dateText, periodText } from '../words/date-text.ts';
import { boundText, decimalsOf } from '../words/numbers/figure-text.ts';
import { measureText, numberText, signedText, valueText } from '../words/numbers/number-text.ts';
import { termsIn } from '../words/numbers/unit-terms.ts';
import { gradeText, missingReasonText } from '../words/labels.ts';
import { indicatorFactsOf, type IndicatorFacts } from './indicator-facts.ts';
import { standingFigures } from './indicator-series.ts';
import { observationRowsOf, type ObservationRow } from './observation-row.ts';

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
	readonly facts: IndicatorFacts;
	readonly caveats: readonly string[];
	readonly polarityNote: string | null;
	readonly rows: readonly ObservationRow[];
	/** What the grades of the rows mean, and the abbreviations of the unit. */
	readonly gradeKey: readonly { readonly code: string; readonly text: string }[];
	readonly terms: readonly string[];
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
		facts: indicatorFactsOf(indicator),
		caveats: indicator.caveats,
		polarityNote: indicator.polarityNote,
		rows: observationRowsOf(watch, indicator, asOf, level),
		gradeKey: [...new Set(indicator.observations.map(({ grade }) => grade))]
			.sort()
			.map((code) => ({ code, text: gradeText(code) })),
		terms: termsIn([indicator.unit, indicator.name, indicator.question])
	};
}
