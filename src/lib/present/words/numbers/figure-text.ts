import type { Level, Observation } from '#engine';
import { valueText } from './number-text.ts';

export const boundText = { 'at-least': 'at least', 'at-most': 'at most' } as const;

/** A row's figure as the file says it, with its bound and its unit: `at least 6`, `48.7%`; `none` where none exists. */
export function figureText(
	{ value, bound }: Pick<Observation, 'value' | 'bound'>,
	{ unit, decimals }: { readonly unit: string; readonly decimals: number }
): string {
	if (value === null) return 'none';
	const text = valueText(value, unit, decimals);
	return bound === null ? text : `${boundText[bound]} ${text}`;
}

/** What an indicator reads, as a number box holds it: rounded as it is printed; null without a figure. */
export function levelFigure(level: Level | undefined, decimals: number): number | null {
	const value = level === undefined || level.state === 'missing' ? null : level.chosen.value;
	return value === null ? null : Number(value.toFixed(decimals));
}

const MOST_DECIMALS = 4;

/** The same with as many decimals as the file has: a list of rows rounds nothing away. */
export function rowFigureText(
	row: Pick<Observation, 'value' | 'bound'>,
	{ unit, decimals }: { readonly unit: string; readonly decimals: number }
): string {
	const written = Math.min(MOST_DECIMALS, decimalsOf(row.value ?? 0));
	return figureText(row, { unit, decimals: Math.max(decimals, written) });
}

/** Digits after the point that a number is written with. */
export function decimalsOf(value: number): number {
	return String(value).split('.')[1]?.length ?? 0;
}

/** What a counted unit counts, where a word says it: `events` of `events in 12 months`; null for shares, money, codes. */
export function countedText(unit: string): string | null {
	return /^(?:.*\s)?([a-z]+) (?:in \d+ |a )(?:months?|years?)\b/.exec(unit)?.[1] ?? null;
}

/** The words of a unit that stand behind a bare number: `million TIV`; null for shares, money, codes and sentences. */
export function wordsOfUnit(unit: string): string | null {
	const [words = ''] = unit.split(/,| in (?:\d|the |f)| a (?:month|year)\b/);
	return /^[A-Za-z]/.test(words) && !/^US\$|\d/.test(words) && words.length <= 20 ? words : null;
}
