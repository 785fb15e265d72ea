import type { Band, ConfidenceLevel, Goalposts, IndicatorOutlook, ObservationStatus, Reading } from '#engine';

/** The closed lists that files, records, addresses and pages share, each in the order in which it is told. */

export const BANDS = ['weakens', 'holds', 'deepens'] as const satisfies readonly Band[];

export const GOALPOST_NAMES = [
	'weakens',
	'neutral',
	'deepens'
] as const satisfies readonly (keyof Goalposts)[];

/** How history is read; the first is the one to quote. */
export const READINGS = ['real-time', 'pseudo', 'now'] as const satisfies readonly Reading[];

/** What stands behind an indicator's value. */
export const INDICATOR_STATES = [
	'observed',
	'assumed',
	'stale',
	'missing'
] as const satisfies readonly IndicatorOutlook['state'][];

/** From low to high. */
export const CONFIDENCE_LEVELS = ['low', 'moderate', 'high'] as const satisfies readonly ConfidenceLevel[];

/** Of an observation, as SDMX has them. */
export const STATUSES = ['A', 'E', 'P', 'F', 'B', 'M'] as const satisfies readonly ObservationStatus[];

export const DATE_PRECISIONS = ['day', 'month', 'year'] as const;
