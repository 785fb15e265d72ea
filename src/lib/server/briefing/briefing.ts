import { DEFAULT_COUNT, attributionOf, type Day } from '#engine';
import { type Watch, type WatchScenario } from '#parse';
import {
	canonicalText,
	inputOfRecord,
	type Judgement,
	parseSnapshotRecord,
	snapshotNumber,
	type SnapshotRecord,
	snapshotRecordOf,
	type Signed,
	unlikeOf
} from '#briefing';
import { historyDates } from '#ask';
import { briefEdits, lensTitle, namedSteps } from '#present';
import type { Archive, NewSnapshot } from '../archive/archive.ts';

/** A briefing as it is asked for. */
export interface BriefingRequest {
	readonly watch: Watch;
	readonly digest: string;
	readonly scenario: WatchScenario;
	/** Why a weight or a what-if was edited, by indicator id. */
	readonly reasons: ReadonlyMap<string, string>;
	readonly signed: Signed;
	readonly asOf: Day;
	/** `2026-11-22T08:30:00Z`; asking twice with the same gives one briefing. */
	readonly taken: string;
	readonly title: string;
	readonly judgement: Judgement | null;
	readonly corrects: string | null;
}

/** A briefing ready to be kept or printed. */
export interface MadeBriefing {
	readonly id: string;
	readonly record: SnapshotRecord;
	/** Canonical; what the id is the hash of. */
	readonly text: string;
}

/** What an archive holds under an id. */
export type FoundBriefing =
	| {
			readonly state: 'sound' | 'changed';
			readonly id: string;
			readonly record: SnapshotRecord;
			readonly text: string;
	  }
	| { readonly state: 'other-method'; readonly id: string; readonly reason: string }
	| { readonly state: 'unreadable'; readonly id: string };

/** A time as a record has it: to the second, in UTC. */
export function timeText(milliseconds: number): string {
	return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** The text kept under an id, parsed and hashed again: nothing stored is trusted. Null if there is none. */
export async function findBriefing(archive: Archive, id: string): Promise<FoundBriefing | null> {
	const text = await archive.textOf(id);
	if (text === null) return null;
	let data: unknown;
	try {
		data = JSON.parse(text);
	} catch {
		return { state: 'unreadable', id };
	}
	const { value: record, issues } = parseSnapshotRecord(data);
	if (record === null) {
		const other = issues.find(({ code }) => code === 'briefing/other-method');
		return other === undefined
			? { state: 'unreadable', id }
			: { state: 'other-method', id, reason: `${other.received}: ${other.hint ?? ''}` };
	}
	return { state: (await snapshotNumber(text)) === id ? 'sound' : 'changed', id, record, text };
}

const looked = (record: SnapshotRecord): Parameters<typeof unlikeOf>[0] => ({
	edited: record.scenario.edited,
	lens: inputOfRecord(record).scenario
});

/** What a briefing says of the one before it, computed from the two records; nothing is split of what is unlike. */
function previousEntry(before: MadeBriefing, record: SnapshotRecord): SnapshotRecord['previous'] {
	const names = new Map(
		[...before.record.indicators, ...record.indicators].map(({ id, name }) => [id, name])
	);
	const unlike = unlikeOf(looked(before.record), looked(record));
	const found = unlike ? null : attributionOf(inputOfRecord(before.record), inputOfRecord(record));
	const { score, position, direction } = before.record.result.outlook;
	return {
		id: before.id,
		asOf: before.record.asOf,
		score,
		position,
		direction: direction.verdict,
		steps: found === null || 'reason' in found ? null : namedSteps(found, names),
		...(unlike ? { unlike } : {})
	};
}

/** As many earlier briefings are looked at for one that this one can be compared with. */
const MOST_TRIES = 5;

/**
 * The newest sound briefing of the same watch and scenario taken before this one and like it; where none is like it,
 * the newest. None is no fault.
 */
async function previousOf(
	{ watch, scenario, taken, corrects }: BriefingRequest,
	record: SnapshotRecord,
	archive: Archive
): Promise<MadeBriefing | null> {
	let before: string | undefined = taken;
	let newest: MadeBriefing | null = null;
	// The one that is being corrected isn't what the correction is compared with; a damaged one can't be.
	for (let tries = 0; tries < MOST_TRIES; tries += 1) {
		const summary = await archive.latest(watch.title, scenario.id, before);
		if (summary === null) break;
		before = summary.taken;
		const found = summary.id === corrects ? null : await findBriefing(archive, summary.id);
		if (found?.state !== 'sound') continue;
		if (unlikeOf(looked(found.record), looked(record)) === null) return found;
		newest ??= found;
	}
	return newest;
}

/** Makes a briefing; `archive` is only read, for the briefing before it (null: there is none to read). */
export async function makeBriefing(request: BriefingRequest, archive: Archive | null): Promise<MadeBriefing> {
	const { watch, asOf } = request;
	const dates = historyDates(watch, asOf);
	const alone = snapshotRecordOf({ ...request, previous: null, count: DEFAULT_COUNT, dates });
	const before = archive === null ? null : await previousOf(request, alone, archive);
	const record = before === null ? alone : { ...alone, previous: previousEntry(before, alone) };
	const text = canonicalText(record);
	return { id: await snapshotNumber(text), record, text };
}

/** The scenario in a list: what it was edited in, as far as a line has room. */
function listedScenario(record: SnapshotRecord): string {
	const edits = briefEdits(record);
	const { scenario } = record;
	if (edits === null) return lensTitle(scenario, false);
	return scenario.lens === undefined
		? `${scenario.name}, edited: ${edits}`
		: `${lensTitle(scenario, true)}: ${edits}`;
}

/** How the archive lists and finds a briefing; `taker` is who took it, as far as anybody knows. */
export function entryOf({ id, record, text }: MadeBriefing, taker: string | null): NewSnapshot {
	const { taken, asOf, title, signed, watch, scenario, judgement, corrects, result } = record;
	return {
		id,
		taken,
		asOf,
		title,
		watch: watch.title,
		scenario: scenario.id,
		scenarioName: listedScenario(record),
		score: result.outlook.score,
		position: result.outlook.position,
		corrects,
		taker,
		words: [
			title,
			scenario.name,
			scenario.lens,
			scenario.id,
			signed?.author,
			signed?.organisation,
			signed?.handling,
			asOf,
			taken.slice(0, 10),
			id.slice(0, 16),
			judgement?.likelihood,
			judgement?.statement,
			judgement?.confidenceReason,
			judgement?.text,
			taker
		]
			.filter(Boolean)
			.join(' '),
		text
	};
}
