import type { Day, Issue, Level, Outlook } from '#engine';
import { snapshotOf, type SnapshotInput } from './snapshot.ts';
import * as v from 'valibot';
import {
	dayText,
	isScored,
	IssueList,
	issueOf,
	type Parsed,
	shown,
	type Source,
	type Watch,
	type WatchScenario
} from '#parse';
import { lensEntries, lensOfEntries, referenceOf, saysOf, withReasons } from './record-reference.ts';
import { resultOf } from './record-result.ts';
import { eventEntry, eventOfEntry, indicatorEntry, indicatorOfEntry, knownDay } from './record-rows.ts';
import { snapshotShape, type Judgement, type Lens, type SnapshotRecord } from './record-shape.ts';

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

/** The method that this version computes by; a record says by which its figures were computed. */
const METHOD = 2;

/** A record of another method than this version's: its figures would come out otherwise, or mean something else. */
function otherMethod(data: unknown): Issue | null {
	if (typeof data !== 'object' || data === null) return null;
	const { format, method } = data as Record<string, unknown>;
	if (format !== 'alignment-watch/briefing' || method === METHOD) return null;
	// Records of the first method carry no number.
	const received = method === undefined ? 'method 1' : `method ${shown(method)}`;
	const hint =
		method === undefined
			? 'open and verify it with Alignment Watch as it was before method 2; its .pdf, .html and .docx stay as they are'
			: 'open and verify it with the version of Alignment Watch that made it';
	return issueOf(
		{ code: 'briefing/other-method', field: 'method', expected: 'method 2', received, hint },
		null
	);
}

/**
 * Checks unknown data against the shape of a record; every departure is an issue. A record of another method is refused
 * by name, never read as one of this.
 */
export function parseSnapshotRecord(data: unknown): Parsed<SnapshotRecord> {
	const other = otherMethod(data);
	if (other !== null) return { value: null, issues: [other] };
	const found = v.safeParse(snapshotShape, data);
	if (found.success) return { value: found.output, issues: [] };
	const issues = new IssueList(null);
	for (const issue of found.issues) {
		const field = v.getDotPath(issue);
		const received = shown(issue.input);
		issues.add({ code: 'briefing/not-a-record', field, expected: issue.message, received });
	}
	return { value: null, issues: issues.toArray() };
}

/** The watch as the record kept it: the one scenario, the scored indicators, the rows known by then. */
export function watchOfRecord(record: SnapshotRecord): Watch {
	const { watch, scenario, draws } = record;
	const { id, name, storyline, lens } = scenario;
	const own = lens === undefined ? {} : { lens };
	return {
		title: watch.title,
		question: watch.question,
		subject: watch.subject,
		naming: watch.naming,
		positions: watch.positions,
		directions: watch.directions,
		threshold: watch.threshold,
		directionThreshold: watch.directionThreshold,
		horizon: watch.horizon,
		seed: draws.seed,
		defaultScenario: id,
		historyFrom: knownDay(watch.historyFrom),
		groups: watch.groups,
		indicators: record.indicators.map(indicatorOfEntry),
		scenarios: [{ ...lensOfEntries(id, scenario), name, storyline, ...own }],
		sources: new Map(record.sources.map((source) => [source.id, source as Source])),
		events: record.events.map(eventOfEntry),
		signposts: []
	};
}

/** What the record's figures are computed from, taken from the record alone. */
export function inputOfRecord(record: SnapshotRecord): SnapshotInput & { readonly scenario: WatchScenario } {
	const watch = watchOfRecord(record);
	const [scenario] = watch.scenarios;
	if (scenario === undefined) throw new Error('A record without a scenario');
	return {
		indicators: watch.indicators.filter(isScored),
		scenario,
		asOf: knownDay(record.asOf),
		threshold: watch.threshold,
		directionThreshold: watch.directionThreshold,
		horizon: watch.horizon,
		count: record.draws.count,
		seed: record.draws.seed,
		dates: record.result.history.dates.map(knownDay)
	};
}

/** The outlook as the record states it, not computed again: what was printed then is printed now. */
export function statedOutlook(record: SnapshotRecord): Outlook {
	const { outlook } = record.result;
	const rows = new Map(
		record.indicators.map((entry) => {
			const { id, observations } = indicatorOfEntry(entry);
			return [id, new Map(observations.map((row) => [row.line, row]))] as const;
		})
	);
	type Stated = SnapshotRecord['result']['outlook']['indicators'][number]['level'];
	const levelOf = (id: string, level: Stated): Level => {
		if (level.state === 'missing') return level;
		const known = rows.get(id);
		const chosen = known?.get(level.chosen);
		// Only in a record that somebody has changed; verification names the place.
		if (chosen === undefined) return { state: 'missing', reason: 'no-observation' };
		const rivals = level.rivals.flatMap((line) => known?.get(line) ?? []);
		const base = level.before && known?.get(level.before.chosen);
		const before = level.before && base ? { ...level.before, chosen: base } : null;
		return { ...level, chosen, rivals, first: knownDay(level.first), before };
	};
	return {
		asOf: knownDay(record.asOf),
		scenario: record.scenario.id,
		threshold: record.watch.threshold,
		directionThreshold: record.watch.directionThreshold,
		horizon: record.watch.horizon,
		issues: [],
		...outlook,
		indicators: outlook.indicators.map((part) => ({ ...part, level: levelOf(part.id, part.level) }))
	};
}
