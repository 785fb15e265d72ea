import type { Reads } from '#engine';
import type { ScoredIndicator } from '#parse';
import { figureText } from './figure-text.ts';

/** What an indicator read on a day: `48.7%`, `at least 6`, `what if 3`, `none`. */
export function readText(
	{ value, bound, assumed }: Reads,
	indicator: Pick<ScoredIndicator, 'unit' | 'decimals'>
): string {
	const text = figureText({ value, bound: bound === '' ? null : bound }, indicator);
	return assumed ? `what if ${text}` : text;
}
