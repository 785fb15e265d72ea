import type { Day, Period } from './period.ts';

/** SDMX observation status: normal, estimated, provisional, forecast or plan, break, missing. */
export type ObservationStatus = 'A' | 'E' | 'P' | 'F' | 'B' | 'M';

export type Reliability = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
export type Credibility = '1' | '2' | '3' | '4' | '5' | '6';
/** Admiralty code: reliability of the source, credibility of the information (method, section 1). */
export type Grade = `${Reliability}${Credibility}`;

/** One row of observations.csv. Append-only: a revision is another row with a later `published`. */
export interface Observation {
	readonly period: Period;
	/** The day the number became known; an unknown day is the last of the known month or year. */
	readonly published: Day;
	/** How exactly `published` is known, for printing only. */
	readonly publishedPrecision: 'day' | 'month' | 'year';
	/** In the indicator's unit; null when the status is M. */
	readonly value: number | null;
	/** Range with blanks already filled by `value`; null when `value` is. low <= value <= high. */
	readonly low: number | null;
	readonly high: number | null;
	/** Set when only one side is known: the value is a floor or a ceiling. Shown in words; the open side of the range equals the value. */
	readonly bound: 'at-least' | 'at-most' | null;
	/** Id in sources.json. */
	readonly source: string;
	readonly locator: string;
	readonly grade: Grade;
	readonly status: ObservationStatus;
	readonly note: string;
	/** 1-based line in observations.csv, so that every number leads back to its row. */
	readonly line: number;
}

/** An indicator's rows: a list, or what reads them one by one out of something smaller. */
export interface Observations extends Iterable<Observation> {
	readonly length: number;
	at(index: number): Observation | undefined;
	map<T>(make: (row: Observation) => T): T[];
	flatMap<T>(make: (row: Observation) => T | readonly T[]): T[];
	filter(is: (row: Observation) => boolean): Observation[];
	find(is: (row: Observation) => boolean): Observation | undefined;
	some(is: (row: Observation) => boolean): boolean;
	every(is: (row: Observation) => boolean): boolean;
}

/** Whether two are the same row of one indicator; the same row may have been read twice. */
export function isSameRow(one: Observation | undefined, other: Observation | undefined): boolean {
	if (one === other || one === undefined || other === undefined) return one === other;
	return (
		one.line === other.line &&
		one.published === other.published &&
		one.period.end === other.period.end &&
		one.source === other.source &&
		one.value === other.value
	);
}

/** 0 for A1, the best, upwards: by letter A to D, then F; within it by digit 1 to 4, then 6 (method, section 2). */
export function gradeRank(grade: Grade): number {
	return 'ABCDFE'.indexOf(grade.charAt(0)) * 6 + '123465'.indexOf(grade.charAt(1));
}

/** Whether a row of this grade may become a level: neither unreliable (E) nor improbable (5). */
export function hasLevelGrade(grade: Grade): boolean {
	return grade.charAt(0) !== 'E' && grade.charAt(1) !== '5';
}
