/** A briefing's record: its shape, rows, number and judgement, and how it is checked again. Pure; the only door. */
export {
	LONGEST_LINE,
	type Judgement,
	type Lens,
	type SnapshotRecord,
	type SnapshotResult,
	type Unlike
} from './shape/record-shape.ts';
export {
	checkSnapshot,
	parseSnapshotFile,
	snapshotFileText,
	type Difference,
	type NumberedSnapshot,
	type SnapshotCheck
} from './file/record-file.ts';
export {
	recordFrameOf,
	snapshotRecordOf,
	type RecordFrame,
	type Signed,
	type SnapshotFacts
} from './record/record.ts';
export { parseSnapshotRecord } from './file/parse-record.ts';
export { inputOfRecord, statedOutlook, watchOfRecord } from './record/watch-of-record.ts';
export { editsOfRecord, lensOfEntries, withReasons } from './record/record-reference.ts';
export { unlikeOf } from './record/like-with-like.ts';
export { YARDSTICKS, type LikelihoodWord, type YardstickName } from './judgement/likelihood-words.ts';
export { SNAPSHOT_NUMBER, SNAPSHOT_NUMBER_START } from './shape/number-pattern.ts';
export { canonicalText, snapshotNumber } from './file/record-number.ts';
export {
	briefingFieldOf,
	LONGEST_REASON,
	parseBriefingForm,
	parseReasons,
	type BriefingForm
} from './judgement/judgement.ts';
export { snapshotOf, type Snapshot, type SnapshotInput } from './record/snapshot.ts';
