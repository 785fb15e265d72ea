import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue } from '#engine';
import { issueOf } from '#parse';
import { removeDrafts, writeAtomically } from '../disk/atomic-write.ts';
import { withFileLock } from '../disk/file-lock.ts';
import {
	type FileOrder,
	type FileOutcome,
	type FileReport,
	harvestsOf,
	observationsPath,
	planOf
} from './file-reading.ts';
import { type ImportRecord, keepRecord, lastRecord } from './last-import.ts';
import { type MadeRecord, reasonsAgainst, removeMade } from './made-record.ts';

/**
 * Writes a file whole, to every indicator that it feeds, or not at all: under the locks of all of them, after a record of
 * what is to come, so that an import that was killed is finished by the next one. Figures out of line with those in
 * force are an issue unless they are accepted.
 */
export async function writeFileOrder(order: FileOrder): Promise<FileOutcome> {
	const harvests = await harvestsOf(order);
	if ('issues' in harvests) return harvests;
	const fed = [...harvests].filter(([, { issues }]) => issues.length === 0).map(([id]) => id);
	return withWatchLocked(order.watchFolder, fed, async () => {
		await finishLast(order.watchFolder);
		// Another import may have written since the file was read.
		const planned = await planOf(order, harvests);
		if ('issues' in planned) return planned;
		const { report, merges } = planned;
		const held = order.acceptOutliers === true ? [] : outOfLine(report);
		if (held.length > 0) return { issues: held };
		const changes = merges.filter(({ appended }) => appended !== '');
		if (changes.length === 0) return report;
		const record: ImportRecord = {
			file: order.name,
			state: 'begun',
			changes: changes.map(({ report: { indicator }, bytes, appended }) => ({
				indicator,
				length: bytes.length,
				sha256: sha256(bytes),
				appended
			}))
		};
		await keepRecord(order.watchFolder, record);
		for (const { path, bytes, appended } of changes)
			await writeAtomically(path, Buffer.concat([bytes, Buffer.from(appended)]));
		await keepRecord(order.watchFolder, { ...record, state: 'done' });
		const written = new Set(changes.map((change) => change.report.indicator));
		return {
			...report,
			reports: report.reports.map((one) => ({ ...one, written: written.has(one.indicator) }))
		};
	});
}

/** What was taken back: rows, and the indicator that went with them, or null. */
export type TakenBack =
	{ readonly rows: number; readonly indicator: string | null } | { readonly issues: readonly Issue[] };

/** Takes back the rows of the last import, all of them, unless one of its files has been changed since. */
export async function takeBackLast(watchFolder: string): Promise<TakenBack> {
	const seen = await lastRecord(watchFolder);
	if (seen === null) return { issues: [nothingToTakeBack()] };
	const ids = seen.changes.map(({ indicator }) => indicator);
	return withWatchLocked(watchFolder, ids, async () => {
		await finishLast(watchFolder);
		const record = await lastRecord(watchFolder);
		if (record?.state !== 'done') return { issues: [nothingToTakeBack()] };
		if (record.made !== undefined) return takeBackMade(watchFolder, record, record.made);
		const now = await Promise.all(record.changes.map((change) => bytesOf(watchFolder, change.indicator)));
		const changed = record.changes.filter(({ length, sha256: hash, appended }, index) => {
			const bytes = now[index] ?? Buffer.alloc(0);
			return sha256(bytes.subarray(0, length)) !== hash || bytes.subarray(length).toString() !== appended;
		});
		if (changed.length > 0) return { issues: changed.map(({ indicator }) => changedSince(indicator)) };
		await keepRecord(watchFolder, { ...record, state: 'taking-back' });
		for (const [index, { indicator, length }] of record.changes.entries())
			await writeAtomically(
				observationsPath(watchFolder, indicator),
				(now[index] ?? Buffer.alloc(0)).subarray(0, length)
			);
		await keepRecord(watchFolder, null);
		const rows = record.changes.map(({ appended }) => appended.trim().split('\n').length);
		return { rows: rows.reduce((sum, count) => sum + count, 0), indicator: null };
	});
}

/** The indicator that the last file made goes with all that was made for it, as long as nobody has built on it. */
async function takeBackMade(watchFolder: string, record: ImportRecord, made: MadeRecord): Promise<TakenBack> {
	const reasons = await reasonsAgainst(watchFolder, made);
	if (reasons.length > 0) return { issues: reasons };
	await keepRecord(watchFolder, { ...record, state: 'taking-back' });
	await removeMade(watchFolder, made);
	await keepRecord(watchFolder, null);
	return { rows: made.rows, indicator: made.indicator };
}

/** Makes something of a file while no import is written, and the last one is whole; what it made can be taken back. */
export async function madeOfFile<T>(
	watchFolder: string,
	file: string,
	make: () => Promise<{ readonly outcome: T; readonly made: MadeRecord | null }>
): Promise<T> {
	return withWatchLocked(watchFolder, [], async () => {
		await finishLast(watchFolder);
		const { outcome, made } = await make();
		if (made !== null) await keepRecord(watchFolder, { file, state: 'done', changes: [], made });
		return outcome;
	});
}

/** Figures that nobody has said yes to. */
function outOfLine({ reports }: FileReport): readonly Issue[] {
	return reports.flatMap(({ indicator, added, revised }) =>
		[...added, ...revised].flatMap(({ period, outOfLine: reason }) =>
			reason === null
				? []
				: [
						issueOf(
							{
								code: 'import/out-of-line',
								field: period,
								expected: 'a figure in line with those in force',
								received: reason,
								hint: 'check the file; accept figures out of line if they are right'
							},
							`${indicator}/observations.csv`
						)
					]
		)
	);
}

/** An import, or its taking back, that was killed between two files is carried to its end. */
async function finishLast(watchFolder: string): Promise<void> {
	const record = await lastRecord(watchFolder);
	if (record === null || record.state === 'done') return;
	if (record.made !== undefined) await removeMade(watchFolder, record.made);
	for (const { indicator, length, sha256: hash, appended } of record.changes) {
		const bytes = await bytesOf(watchFolder, indicator);
		if (sha256(bytes.subarray(0, length)) !== hash) continue;
		const [rest, whole] = [bytes.subarray(length).toString(), bytes.subarray(0, length)];
		const path = observationsPath(watchFolder, indicator);
		if (record.state === 'begun' && rest === '')
			await writeAtomically(path, Buffer.concat([whole, Buffer.from(appended)]));
		if (record.state === 'taking-back' && rest === appended) await writeAtomically(path, whole);
	}
	await keepRecord(watchFolder, record.state === 'begun' ? { ...record, state: 'done' } : null);
}

/** One import at a time, for each may have to finish the one before; and nobody else writes to the files meanwhile. */
function withWatchLocked<T>(
	watchFolder: string,
	indicators: readonly string[],
	act: () => Promise<T>
): Promise<T> {
	const inner = [...indicators].sort().reduceRight<() => Promise<T>>(
		(next, indicator) => () =>
			withFileLock(join(watchFolder, indicator, '.observations.csv.lock'), async () => {
				await removeDrafts(observationsPath(watchFolder, indicator));
				return next();
			}),
		act
	);
	return withFileLock(join(watchFolder, '.last-import.lock'), inner);
}

async function bytesOf(watchFolder: string, indicator: string): Promise<Buffer> {
	return readFile(observationsPath(watchFolder, indicator)).catch(() => Buffer.alloc(0));
}

function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

function nothingToTakeBack(): Issue {
	return issueOf(
		{ code: 'import/nothing-to-take-back', expected: 'an import that can be taken back', received: 'none' },
		null
	);
}

function changedSince(indicator: string): Issue {
	return issueOf(
		{
			code: 'import/changed-since',
			expected: 'the file as the last import left it',
			received: 'one that was changed since',
			hint: 'take the rows out by hand'
		},
		`${indicator}/observations.csv`
	);
}
