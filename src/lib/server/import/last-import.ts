import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../disk/atomic-write.ts';
import type { MadeRecord } from './made-record.ts';

/** What the last import did, kept in the watch folder so that it can be finished or taken back. */
export interface ImportRecord {
	/** The publisher's file, as its sender called it. */
	readonly file: string;
	readonly state: 'begun' | 'done' | 'taking-back';
	readonly changes: readonly ImportChange[];
	/** An indicator that the file made; there are no changes then. */
	readonly made?: MadeRecord;
}

interface ImportChange {
	readonly indicator: string;
	/** Bytes of observations.csv before, and their hash. */
	readonly length: number;
	readonly sha256: string;
	/** What was put behind them. */
	readonly appended: string;
}

const NAME = '.last-import.json';

/** Null where there is none that can be read. */
export async function lastRecord(watchFolder: string): Promise<ImportRecord | null> {
	const text = await readFile(join(watchFolder, NAME), 'utf8').catch(() => null);
	if (text === null) return null;
	try {
		const record = JSON.parse(text) as ImportRecord;
		return Array.isArray(record.changes) ? record : null;
	} catch {
		return null;
	}
}

/** Keeps a record, or with null forgets it. */
export async function keepRecord(watchFolder: string, record: ImportRecord | null): Promise<void> {
	const path = join(watchFolder, NAME);
	if (record === null) await rm(path, { force: true });
	else await writeAtomically(path, Buffer.from(JSON.stringify(record)));
}
