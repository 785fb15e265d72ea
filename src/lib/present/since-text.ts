import { printedDecimals, roundedScore } from '#engine';
import { signedText } from './number-text.ts';

/** How the index stands against the last briefing, from the printed figures; null where either has none. */
export function sinceText(
	before: { readonly asOf: string; readonly score: number | null },
	score: number | null,
	threshold: number
): string | null {
	if (before.score === null || score === null) return null;
	const decimals = Math.max(printedDecimals(before.score, threshold), printedDecimals(score, threshold));
	const unit = 10 ** decimals;
	const [was, is] = [before.score, score].map((one) => Math.round(roundedScore(one, decimals) * unit));
	const change = ((is ?? 0) - (was ?? 0)) / unit;
	const since = `Since the last briefing (${before.asOf}, ${signedText((was ?? 0) / unit, decimals)})`;
	if (change === 0) return `${since} the index hasn’t moved.`;
	const by = signedText(Math.abs(change), decimals).replace('+', '');
	return `${since} the index ${change > 0 ? 'rose' : 'fell'} by ${by}.`;
}
