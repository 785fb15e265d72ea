import type { Watch } from '#parse';
import { isOwnSource } from '../words/names/source-text.ts';
import type { Board } from './board.ts';

/** How many figures with weight the watch counted or coded itself, from what others had published by each day. */
export function ownCountsOf({ base, levels }: Pick<Board, 'base' | 'levels'>, watch: Watch): number {
	return [...base.weights].filter(([id, { weight }]) => {
		const level = levels.get(id);
		if (!(weight > 0) || level === undefined || level.state === 'missing') return false;
		return isOwnSource(watch.sources.get(level.chosen.source), watch);
	}).length;
}
