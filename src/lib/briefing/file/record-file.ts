import type { Issue } from '#engine';
import { snapshotOf } from '../record/snapshot.ts';
import { issueOf, type Parsed } from '#parse';
import { SNAPSHOT_NUMBER } from '../shape/number-pattern.ts';
import { canonicalText, snapshotNumber } from './record-number.ts';
import { parseSnapshotRecord } from './parse-record.ts';
import { inputOfRecord } from '../record/watch-of-record.ts';
import { isEditedRecord, referenceAgain } from '../record/record-reference.ts';
import { resultOf } from '../record/record-result.ts';
import type { SnapshotRecord } from '../shape/record-shape.ts';

/** A briefing and the number it goes by. */
export interface NumberedSnapshot {
	readonly id: string;
	readonly record: SnapshotRecord;
}

/** A figure that the record states and that doesn't come out when it is computed again. */
export interface Difference {
	/** Where in the record: `result.outlook.score`. */
	readonly field: string;
	readonly stated: string;
	readonly computed: string;
}

/** What verification found. A record is sound if its hash is its number and no figure differs. */
export interface SnapshotCheck {
	readonly id: string;
	/** The hash of what is there. */
	readonly hash: string;
	readonly differences: readonly Difference[];
	readonly sound: boolean;
}

/** A briefing's file as text: its number and its record. */
export function snapshotFileText(id: string, canonical: string): string {
	return `{"id":"${id}","record":${canonical}}\n`;
}

const notAFile = (expected: string, received: string): Issue =>
	issueOf({ code: 'briefing/not-a-file', expected, received }, null);

/** Reads a briefing's .json, or the .json within its .html; anything else is an issue. */
export function parseSnapshotFile(text: string): Parsed<NumberedSnapshot> {
	const within = /<script type="application\/json" id="record">(.*?)<\/script>/s.exec(text);
	let data: unknown;
	try {
		data = JSON.parse(within?.[1] ?? text);
	} catch {
		return { value: null, issues: [notAFile('a briefing as .json or .html', 'something else')] };
	}
	const { id, record } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
	if (typeof id !== 'string' || !SNAPSHOT_NUMBER.test(id))
		return { value: null, issues: [notAFile('a number of 64 hexadecimal digits under id', 'none')] };
	const parsed = parseSnapshotRecord(record);
	return parsed.value === null
		? { value: null, issues: parsed.issues }
		: { value: { id, record: parsed.value }, issues: [] };
}

const MOST_DIFFERENCES = 50;

/** Logarithms and roots may differ in the last digit from one machine to the next; nothing else may. */
const isSameNumber = (a: number, b: number): boolean =>
	Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

function compareFigures(stated: unknown, computed: unknown, field: string, found: Difference[]): void {
	if (found.length >= MOST_DIFFERENCES) return;
	if (typeof stated === 'number' && typeof computed === 'number' && isSameNumber(stated, computed)) return;
	const both = [stated, computed].every((one) => typeof one === 'object' && one !== null);
	if (both) {
		const [was, is] = [stated as Record<string, unknown>, computed as Record<string, unknown>];
		for (const key of new Set([...Object.keys(was), ...Object.keys(is)]))
			compareFigures(was[key], is[key], `${field}.${key}`, found);
	} else if (stated !== computed)
		found.push({ field, stated: JSON.stringify(stated ?? null), computed: JSON.stringify(computed ?? null) });
}

/** Hashes the record and computes its figures again, from the record alone. */
export async function checkSnapshot({ id, record }: NumberedSnapshot): Promise<SnapshotCheck> {
	const hash = await snapshotNumber(canonicalText(record));
	const differences: Difference[] = [];
	const input = inputOfRecord(record);
	compareFigures(record.result, resultOf(snapshotOf(input)), 'result', differences);
	compareFigures(record.reference, referenceAgain(record, input), 'reference', differences);
	if (record.reference !== undefined)
		compareFigures(record.scenario.edited, isEditedRecord(record), 'scenario.edited', differences);
	return { id, hash, differences, sound: hash === id && differences.length === 0 };
}
