import type { Observation } from './observation.ts';

/** Why an indicator has no level at a date. */
export type MissingReason = 'no-observation' | 'not-yet-published' | 'below-grade' | 'no-usable-value';

/** What an indicator reads at an as-of date (method, section 2). */
export type Level =
	| {
			readonly state: 'observed';
			readonly value: number;
			/** Range after rival sources, drift and the legal bounds. */
			readonly low: number;
			readonly high: number;
			readonly chosen: Observation;
			/** The other sources' rows for the same period end. */
			readonly rivals: readonly Observation[];
			/** Largest difference in pull between a rival and the chosen row; flagged from 0.25. */
			readonly conflictGap: number;
			/** Days from the period's end to the as-of date. */
			readonly ageDays: number;
			/** 1 while fresh, falling to 0 at `staleDays`. */
			readonly freshness: number;
	  }
	| {
			readonly state: 'stale';
			readonly chosen: Observation;
			readonly rivals: readonly Observation[];
			readonly ageDays: number;
	  }
	| { readonly state: 'missing'; readonly reason: MissingReason };
