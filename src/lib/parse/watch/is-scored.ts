import type { ScoredIndicator, WatchIndicator } from './watch.ts';

/** Whether an indicator is weighed; the others are shown for context. */
export function isScored(indicator: WatchIndicator): indicator is ScoredIndicator {
	return !indicator.contextOnly;
}
