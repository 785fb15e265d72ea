/** A briefing's record: its shape, rows, number and judgement, and how it is checked again. Pure; the only door. */
export type { Judgement, SnapshotRecord, SnapshotResult } from './record-shape.ts';
export {
	checkSnapshot,
	parseSnapshotFile,
	snapshotFileText,
	type Difference,
	type NumberedSnapshot,
	type SnapshotCheck
} from './record-file.ts';
export {
	inputOfRecord,
	parseSnapshotRecord,
	snapshotRecordOf,
	statedOutlook,
	watchOfRecord,
	type SnapshotFacts
} from './record.ts';
export { YARDSTICKS, type LikelihoodWord, type YardstickName } from './likelihood-words.ts';
export { SNAPSHOT_NUMBER, SNAPSHOT_NUMBER_START } from './number-pattern.ts';
export { canonicalText, snapshotNumber } from './record-number.ts';
export { parseBriefingForm, type BriefingForm } from './judgement.ts';
export { snapshotOf, type Snapshot, type SnapshotInput } from './snapshot.ts';
