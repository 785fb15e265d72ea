import type { Reads } from '#engine';
import type { ScoredIndicator } from '#parse';
import { valueText } from './number-text.ts';

const boundText = { 'at-least': 'at least ', 'at-most': 'at most ', '': '' } as const;

/** What an indicator read on a day: `48.7%`, `at least 6`, `what if 3`, `none`. */
export function readText(
	{ value, bound, assumed }: Reads,
	{ unit, decimals }: Pick<ScoredIndicator, 'unit' | 'decimals'>
): string {
	if (value === null) return 'none';
	return `${assumed ? 'what if ' : boundText[bound]}${valueText(value, unit, decimals)}`;
}
