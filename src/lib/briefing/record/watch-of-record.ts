import type { Level, Outlook } from '#engine';
import { isScored, type Source, type Watch, type WatchScenario } from '#parse';
import { lensOfEntries } from './record-reference.ts';
import { eventOfEntry, indicatorOfEntry, knownDay } from './record-rows.ts';
import type { SnapshotRecord } from '../shape/record-shape.ts';
import type { SnapshotInput } from './snapshot.ts';

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
