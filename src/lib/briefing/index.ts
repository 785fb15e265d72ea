/** A briefing's record: its shape, rows, number and judgement, and how it is checked again. Pure; the only door. */
export {
	LONGEST_LINE,
	type Judgement,
	type Lens,
	type SnapshotRecord,
	type SnapshotResult,
	type Unlike
} from './record-shape.ts';
export {
	checkSnapshot,
	parseSnapshotFile,
	snapshotFileText,
	type Difference,
	type NumberedSnapshot,
	type SnapshotCheck
} from './record-file.ts';
export {
	recordFrameOf,
	snapshotRecordOf,
	type RecordFrame,
	type Signed,
	type SnapshotFacts
} from './record.ts';
export { parseSnapshotRecord } from './parse-record.ts';
export { inputOfRecord, statedOutlook, watchOfRecord } from './watch-of-record.ts';
export { editsOfRecord, lensOfEntries, withReasons } from './record-reference.ts';
export { unlikeOf } from './like-with-like.ts';
export { YARDSTICKS, type LikelihoodWord, type YardstickName } from './likelihood-words.ts';
export { SNAPSHOT_NUMBER, SNAPSHOT_NUMBER_START } from './number-pattern.ts';
export { canonicalText, snapshotNumber } from './record-number.ts';
export {
	briefingFieldOf,
	LONGEST_REASON,
	parseBriefingForm,
	parseReasons,
	type BriefingForm
} from './judgement.ts';
export { snapshotOf, type Snapshot, type SnapshotInput } from './snapshot.ts';
