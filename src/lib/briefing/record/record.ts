import { METHOD, type Day } from '#engine';
import { dayText, isScored, type Source, type Watch, type WatchScenario } from '#parse';
import { lensEntries, referenceOf, saysOf, withReasons } from './record-reference.ts';
import { resultOf } from './record-result.ts';
import { eventEntry, indicatorEntry, indicatorOfEntry } from './record-rows.ts';
import type { Judgement, Lens, SnapshotRecord } from '../shape/record-shape.ts';
import { snapshotOf, type SnapshotInput } from './snapshot.ts';

/** Who answers for a briefing, and a line on how it may be handed round; each may be blank. */
export type Signed = NonNullable<SnapshotRecord['signed']>;

/** What a briefing is made of; the rest of its record follows from it. */
export interface SnapshotFacts {
	readonly watch: Watch;
	readonly digest: string;
	/** Perhaps edited: it is held against the watch's own of that id. */
	readonly scenario: WatchScenario;
	/** Why a weight or a what-if was edited, by indicator id. */
	readonly reasons: ReadonlyMap<string, string>;
	readonly signed: Signed;
	readonly asOf: Day;
	/** `2026-11-22T08:30:00Z`. */
	readonly taken: string;
	readonly title: string;
	readonly corrects: string | null;
	readonly judgement: Judgement | null;
	readonly previous: SnapshotRecord['previous'];
	/** Draws to make. */
	readonly count: number;
	/** Of the history. */
	readonly dates: readonly Day[];
}

function scenarioEntry(scenario: WatchScenario, edited: boolean): SnapshotRecord['scenario'] {
	const { id, name, storyline, lens } = scenario;
	return { id, name, storyline, ...(lens === undefined ? {} : { lens }), edited, ...lensEntries(scenario) };
}

/** The watch's own scenario of that id, as it stands in its file; a scenario that has none is its own base. */
function baseOf(scenario: WatchScenario, { scenarios }: Watch): WatchScenario {
	return scenarios.find(({ id }) => id === scenario.id) ?? scenario;
}

/** The sources that the record's rows and events name, as the watch has them. */
function citedOf(record: Pick<SnapshotRecord, 'indicators' | 'events'>, watch: Watch): Source[] {
	const rows = record.indicators.flatMap(({ observations }) => observations);
	const ids = new Set([...rows, ...record.events].map(({ source }) => source));
	return [...ids].sort().flatMap((id) => {
		const source = watch.sources.get(id);
		return source === undefined ? [] : [source];
	});
}

function watchEntry(watch: Watch, digest: string): SnapshotRecord['watch'] {
	const { title, question, subject, naming, threshold, directionThreshold, horizon } = watch;
	return {
		title,
		question,
		subject,
		naming,
		positions: { ...watch.positions },
		directions: { ...watch.directions },
		threshold,
		directionThreshold,
		horizon,
		digest,
		historyFrom: dayText(watch.historyFrom),
		groups: watch.groups.map(({ id, name }) => ({ id, name }))
	};
}

/** What of a record is settled before its draws and its history are reckoned: lens, day, and what it departs from. */
export type RecordFrame = Pick<
	SnapshotRecord,
	'taken' | 'asOf' | 'watch' | 'scenario' | 'reference' | 'indicators'
> & { readonly says: Lens['says'] };

type FrameFacts = Pick<
	SnapshotFacts,
	'watch' | 'digest' | 'scenario' | 'reasons' | 'asOf' | 'taken' | 'count'
>;

function framed(facts: FrameFacts): {
	readonly frame: Omit<RecordFrame, 'says'>;
	readonly scenario: WatchScenario;
	readonly basis: Omit<SnapshotInput, 'scenario' | 'dates'>;
} {
	const { watch, asOf, count } = facts;
	const base = baseOf(facts.scenario, watch);
	const scenario = withReasons(facts.scenario, base, facts.reasons);
	const home = watch.scenarios.find(({ id }) => id === watch.defaultScenario) ?? null;
	const { threshold, directionThreshold, horizon, seed } = watch;
	const entries = watch.indicators.filter(isScored).map((indicator) => indicatorEntry(indicator, asOf));
	// Computed from what is kept, not from what the watch holds besides: so it can be computed again.
	const indicators = entries.map(indicatorOfEntry);
	const basis = { indicators, asOf, threshold, directionThreshold, horizon, count, seed };
	const reference = referenceOf(scenario, base, home, basis);
	const frame = {
		taken: facts.taken,
		asOf: dayText(asOf),
		watch: watchEntry(watch, facts.digest),
		scenario: scenarioEntry(scenario, (reference.reference?.base ?? null) !== null),
		...reference,
		indicators: entries
	};
	return { frame, scenario, basis };
}

/** The frame of the record that `snapshotRecordOf` would make of the same facts. */
export function recordFrameOf(facts: FrameFacts): RecordFrame {
	const { frame, scenario, basis } = framed(facts);
	return { ...frame, says: saysOf(scenario, basis) };
}

/** The record of a briefing: computes its figures and keeps what they were computed from. */
export function snapshotRecordOf(facts: SnapshotFacts): SnapshotRecord {
	const { watch, asOf, count, dates, signed } = facts;
	const { frame, scenario, basis } = framed(facts);
	const events = watch.events
		.filter((event) => Math.max(event.date, event.published) <= asOf)
		.map(eventEntry);
	return {
		format: 'alignment-watch/briefing',
		version: 2,
		method: METHOD,
		title: facts.title,
		corrects: facts.corrects,
		...(Object.values(signed).some((line) => line !== '') ? { signed } : {}),
		...frame,
		draws: { count, seed: watch.seed },
		events,
		sources: citedOf({ indicators: frame.indicators, events }, watch),
		judgement: facts.judgement,
		previous: facts.previous,
		result: resultOf(snapshotOf({ ...basis, scenario, dates }))
	};
}
