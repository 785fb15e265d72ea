import type { WatchIndicator } from '#parse';
import { dateText } from '../words/date-text.ts';

/** What an indicator's file says of its scale, ages and upkeep, in words. */
export type IndicatorFacts = readonly { readonly name: string; readonly text: string }[];

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

/** What is told of any indicator, and of a scored one besides. */
export function indicatorFactsOf(indicator: WatchIndicator): IndicatorFacts {
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
function upkeepOf({ lookedFor, nextRelease }: WatchIndicator): IndicatorFacts {
	const searched = lookedFor && { name: `Looked for on ${dateText(lookedFor.on)}`, text: lookedFor.found };
	const next = nextRelease && {
		name: 'Next release',
		text: `${nextRelease.due}, from ${nextRelease.from}: ${nextRelease.steps}; about ${nextRelease.minutes} minutes`
	};
	return [searched, next].filter((fact) => fact !== undefined);
}
