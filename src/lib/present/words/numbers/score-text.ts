import { printedDecimals, roundedScore } from '#engine';
import { signedText } from './number-text.ts';

/** Score or change to one decimal, or to as many as show on which side of an edge it lies (method, section 5). */
export function scoreText(score: number, threshold: number): string {
	const decimals = printedDecimals(score, threshold);
	return signedText(roundedScore(score, decimals), decimals);
}
