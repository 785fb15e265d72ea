import type { Position } from '#engine';
import type { VerdictNames } from '#parse';

/**
 * What all scenarios of a watch say on one day, for beside the name of the one that is shown: `one of 5 choices of
 * weights: 3 say close, 2 mixed`. `positions` holds each scenario's, null where it is withheld.
 */
export function lensAgreementText(
	positions: readonly (Position | null)[],
	{ positions: names }: Pick<VerdictNames, 'positions'>
): string {
	if (positions.length < 2) return 'the only choice of weights';
	const counts = new Map<string, number>();
	for (const position of positions) {
		const word = position === null ? 'nothing' : names[position].toLowerCase();
		counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	const said = [...counts].sort(([, a], [, b]) => b - a);
	const all = `${positions.length} choices of weights`;
	const [first] = said;
	if (said.length === 1 && first !== undefined) return `one of ${all}, which all say ${first[0]}`;
	const parts = said.map(
		([word, count], at) => `${count}${at === 0 ? (count === 1 ? ' says' : ' say') : ''} ${word}`
	);
	return `one of ${all}: ${parts.join(', ')}`;
}
