import { inputOfRecord, lensOfEntries, watchOfRecord, type SnapshotRecord } from '#briefing';
import { formatScenarioLink } from '#parse';

/** The dashboard in the state that a record was taken from: its scenario, its edits, its day. */
export function dashboardOfRecord(record: SnapshotRecord): string {
	const watch = watchOfRecord(record);
	const { scenario, asOf } = inputOfRecord(record);
	const base = record.reference?.base ?? null;
	const scenarios = base === null ? watch.scenarios : [{ ...scenario, ...lensOfEntries(scenario.id, base) }];
	return `/?${formatScenarioLink({ scenario, asOf }, { ...watch, scenarios })}`;
}
