import type { Observation } from '#engine';
import type { ScoredIndicator, Watch } from '#parse';
import { figureText } from '../words/numbers/figure-text.ts';
import { sourceName } from '../words/names/source-text.ts';

/** Where the sources lie so far apart that the evidence counts as contradicting itself. */
export const conflictText = 'disputed: sources disagree';

/** What other sources say of the same period: `another source says 12 (SIPRI)`. */
export function rivalText(rivals: readonly Observation[], indicator: ScoredIndicator, watch: Watch): string {
	const said = rivals.map((row) => {
		const source = watch.sources.get(row.source);
		return `${figureText(row, indicator)} (${source ? sourceName(source) : row.source})`;
	});
	return `${said.length === 1 ? 'another source says' : 'other sources say'} ${said.join(', ')}`;
}
