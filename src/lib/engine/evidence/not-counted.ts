import type { Indicator } from './indicator.ts';
import { hasLevelGrade, type Observation } from './observation.ts';
import { isUsableValue } from '../weighing/pull.ts';

/** Why a row never becomes a level, on whatever day (method, section 2). */
export type NotCounted = 'forecast' | 'no-figure' | 'unusable-value' | 'published-early' | 'below-grade';

/**
 * Why a row never becomes a level; null for one that may: a finite number, not negative on a log scale, neither
 * forecast nor blank, not published before its period ended, and of a grade that is neither E nor 5.
 */
export function whyNotCounted(row: Observation, { scale }: Pick<Indicator, 'scale'>): NotCounted | null {
	const { published, status, value, period, grade } = row;
	if (status === 'F') return 'forecast';
	if (status === 'M' || value === null) return 'no-figure';
	if (!isUsableValue(value, scale)) return 'unusable-value';
	// Written so that a NaN day never counts.
	if (!(published >= period.end)) return 'published-early';
	return hasLevelGrade(grade) ? null : 'below-grade';
}
