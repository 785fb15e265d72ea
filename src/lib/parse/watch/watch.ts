import type {
	Day,
	Direction,
	Duration,
	Goalposts,
	Indicator,
	Observations,
	Position,
	Scale,
	Scenario,
	SignpostRule,
	Terms
} from '#engine';
import type { EventCounts } from './event-counts.ts';
import type { ImportBlock } from './files/import-block.ts';

/** A goalpost with the one-line reason that every one of them needs. */
export interface Goalpost {
	readonly at: number;
	readonly reason: string;
}

/** The words that a watch prints for the verdicts. */
export interface VerdictNames {
	readonly positions: Readonly<Record<Position, string>>;
	readonly directions: Readonly<Record<Direction, string>>;
}

export interface Group {
	readonly id: string;
	readonly name: string;
}

/** Under which the watch itself may be used; the rights in single figures stay with their sources. */
export interface License {
	/** `CC-BY-4.0`, as SPDX lists it. */
	readonly name: string;
	readonly url: string;
}

/** What an indicator file says in words, scored or not. */
export interface IndicatorText {
	readonly id: string;
	readonly name: string;
	readonly group: string;
	readonly question: string;
	readonly unit: string;
	readonly decimals: number;
	readonly caveats: readonly string[];
	readonly polarityNote: string | null;
	/** ISO 8601 duration as written. */
	readonly frequencyText: string;
	/** The last search for a newer figure, and what it brought; left out where nobody wrote it down. */
	readonly lookedFor?: { readonly on: Day; readonly found: string };
	/** When the next figure is due, from whom, and what a person does to take it in. */
	readonly nextRelease?: {
		readonly due: string;
		readonly from: string;
		readonly steps: string;
		readonly minutes: number;
	};
	/** Who added it to the watch, and on which day; left out where the file doesn't say. */
	readonly author?: string;
	readonly added?: Day;
	/** How a publisher's file becomes observations; left out where rows are written by hand. */
	readonly import?: ImportBlock;
}

/** An indicator that can be weighed: the engine's facts plus its words and the goalposts' reasons. */
export interface ScoredIndicator extends IndicatorText, Indicator {
	readonly contextOnly: false;
	readonly goalpostReasons: Readonly<Record<keyof Goalposts, string>>;
	/** Why the undercount is what it is; null without one. */
	readonly undercountReason: string | null;
}

/** Shown, never scored. Goalposts and freshness limits may be absent. */
export interface ContextIndicator extends IndicatorText {
	readonly contextOnly: true;
	readonly scale: Scale;
	readonly bounds: { readonly min: number | null; readonly max: number | null };
	readonly frequency: Duration;
	readonly publicationLagDays: number;
	readonly driftPerYear: number;
	readonly observations: Observations;
}

export type WatchIndicator = ScoredIndicator | ContextIndicator;

/** A scenario file: the engine's lens plus its words. */
export interface WatchScenario extends Scenario {
	readonly name: string;
	readonly storyline: string;
	/** Who wrote it, and on which day it came into the watch; left out where the file doesn't say. */
	readonly author?: string;
	readonly added?: Day;
	/** What a reader calls what an address makes of it; left out for a scenario as its file has it. */
	readonly lens?: string;
}

/** A CSL-JSON item; fields other than these are kept as they are. */
export interface Source {
	readonly id: string;
	readonly type?: string | undefined;
	readonly title?: string | undefined;
	readonly URL?: string | undefined;
	readonly publisher?: string | undefined;
	readonly 'container-title'?: string | undefined;
	readonly author?:
		readonly { readonly family?: string; readonly given?: string; readonly literal?: string }[] | undefined;
	readonly issued?: CslDate | undefined;
	readonly accessed?: CslDate | undefined;
	readonly [field: string]: unknown;
}

/** CSL's date: `[[2025, 3, 10]]`, at any precision, or a `raw`/`literal` text. */
export interface CslDate {
	readonly 'date-parts'?: readonly (readonly (number | string)[])[];
	readonly raw?: string;
	readonly literal?: string;
}

export interface WatchEvent {
	/** In addresses; made of the date and the title. */
	readonly id: string;
	readonly date: Day;
	readonly datePrecision: 'day' | 'month' | 'year';
	readonly title: string;
	readonly category: string;
	/** Id in sources.json, of the first source. */
	readonly source: string;
	/** All of its sources, the first included. */
	readonly sources: readonly string[];
	/** What it adds to which count. */
	readonly counts: EventCounts;
	/** The day it became known; an event is on the board only from then on. */
	readonly published: Day;
	readonly line: number;
}

/** A mark that somebody set beforehand, and what reaching it would mean. */
export interface Signpost extends SignpostRule {
	readonly id: string;
	readonly name: string;
	/** Whose reading it is; one of the two is null. */
	readonly indicator: string | null;
	readonly scenario: string | null;
	/** Why the mark is there, and what it would mean. */
	readonly reason: string;
	readonly meaning: string;
}

/** A whole watch folder, checked. */
export interface Watch extends VerdictNames, Terms {
	readonly title: string;
	readonly question: string;
	/** The pair, for headlines: `Naypyidaw-Moscow`. */
	readonly subject: string;
	readonly naming: string;
	/** Of the draws. */
	readonly seed: number;
	readonly defaultScenario: string;
	readonly historyFrom: Day;
	readonly groups: readonly Group[];
	readonly license?: License;
	/** By id. */
	readonly indicators: readonly WatchIndicator[];
	/** By id. */
	readonly scenarios: readonly WatchScenario[];
	readonly sources: ReadonlyMap<string, Source>;
	/** By date. */
	readonly events: readonly WatchEvent[];
	/** In the file's order; none where there is no file. */
	readonly signposts: readonly Signpost[];
}
