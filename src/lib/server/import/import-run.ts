import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Day, Issue, Observation } from '#engine';
import { scoreEffects, type ScoreEffect } from '#ask';
import { type AddedRow, type Harvest, importFile, type Merge, mergeObservations } from '#import';
import {
	gradeOf,
	type ImportBlock,
	IssueList,
	issueOf,
	textOf,
	type Watch,
	type WatchIndicator
} from '#parse';
import { removeDrafts, writeAtomically } from '../disk/atomic-write.ts';
import { withFileLock } from '../disk/file-lock.ts';
import { readWatch } from '../watch/watch-folder.ts';

export interface ImportOrder {
	readonly watchFolder: string;
	readonly indicator: string;
	readonly block: ImportBlock;
	/** On the disk. */
	readonly path: string;
	/** How the reader knows it. */
	readonly name: string;
	/** The release's date, where the reader gave one; it stands before the file's own. */
	readonly published: Day | null;
	/** The day a server says the file was changed, for files without a date of their own; null if unknown. */
	readonly modified: Day | null;
	readonly today: Day;
	/** Told the bytes read so far. */
	readonly progress?: (bytes: number) => void;
}

/** What an import would do, or has done. */
export interface ImportReport {
	readonly indicator: string;
	readonly format: ImportBlock['format'];
	readonly file: string;
	readonly published: Day;
	readonly rows: number;
	readonly added: readonly AddedRow[];
	readonly revised: readonly AddedRow[];
	readonly unchanged: number;
	readonly vanished: Merge['vanished'];
	readonly rejected: readonly Issue[];
	readonly notices: readonly Issue[];
	readonly scores: readonly ScoreEffect[];
	readonly written: boolean;
	/** The indicator's rows before and after, for charts. */
	readonly before: readonly Observation[];
	readonly after: readonly Observation[];
}

export type ImportOutcome = { readonly report: ImportReport } | { readonly issues: readonly Issue[] };

/** Reads a file and tells what merging it would do; nothing is written. */
export async function previewImport(order: ImportOrder): Promise<ImportOutcome> {
	return run(order, false);
}

/** The same, written: append-only, atomic, and one writer at a time. */
export async function writeImport(order: ImportOrder): Promise<ImportOutcome> {
	return run(order, true);
}

async function run(order: ImportOrder, isWriting: boolean): Promise<ImportOutcome> {
	const opened = await openWatch(order);
	if ('issues' in opened) return opened;
	const { block, name, published, modified, today } = order;
	const harvest = await importFile(chunksOf(order), {
		file: name,
		block,
		published,
		modified,
		today,
		sources: opened.watch.sources
	});
	if (harvest.issues.length > 0) return { issues: harvest.issues };
	if (!isWriting) return merged(order, harvest, opened, null);
	const path = observationsPath(order);
	return withFileLock(join(path, '..', '.observations.csv.lock'), async () => {
		// Another import may have written since the file was read.
		const fresh = await openWatch(order);
		if ('issues' in fresh) return fresh;
		await removeDrafts(path);
		return merged(order, harvest, fresh, (bytes) => writeAtomically(path, bytes));
	});
}

interface OpenWatch {
	readonly watch: Watch;
	readonly indicator: WatchIndicator;
	readonly bytes: Uint8Array;
	readonly text: string;
}

async function openWatch(order: ImportOrder): Promise<OpenWatch | { readonly issues: readonly Issue[] }> {
	const bytes = await readFile(observationsPath(order)).catch(() => null);
	const read = await readWatch(order.watchFolder);
	if ('issues' in read) return read;
	const indicator = read.watch.indicators.find(({ id }) => id === order.indicator);
	if (indicator === undefined || bytes === null) return { issues: [unknownIndicator(order, read.watch)] };
	const text = textOf(bytes, new IssueList(null)) ?? '';
	return { watch: read.watch, indicator, bytes, text };
}

function unknownIndicator({ indicator }: ImportOrder, watch: Watch): Issue {
	const ids = watch.indicators.map(({ id }) => id);
	return issueOf(
		{
			code: 'import/unknown-indicator',
			field: 'into',
			expected: `the id of an indicator, such as ${ids.slice(0, 4).join(', ')}`,
			received: indicator
		},
		null
	);
}

function observationsPath({ watchFolder, indicator }: ImportOrder): string {
	return join(watchFolder, indicator, 'observations.csv');
}

async function* chunksOf({ path, progress }: ImportOrder): AsyncGenerator<Uint8Array, void, void> {
	let bytes = 0;
	for await (const chunk of createReadStream(path, {
		highWaterMark: 256 * 1024
	}) as AsyncIterable<Uint8Array>) {
		bytes += chunk.length;
		progress?.(bytes);
		yield chunk;
	}
}

async function merged(
	order: ImportOrder,
	harvest: Harvest,
	{ watch, indicator, bytes, text }: OpenWatch,
	write: ((bytes: Uint8Array) => Promise<void>) | null
): Promise<ImportOutcome> {
	const { block } = order;
	const published = order.published ?? harvest.released ?? order.modified ?? order.today;
	const merge = mergeObservations({
		text,
		file: `${order.indicator}/observations.csv`,
		context: { sources: watch.sources, bounds: indicator.bounds },
		found: harvest.observations,
		published,
		source: block.source ?? null,
		earlier: block.earlier ?? [],
		grade: gradeOf(block),
		decimals: block.decimals ?? indicator.decimals
	});
	const isChanged = merge.appended !== '';
	if (write !== null && isChanged) await write(Buffer.concat([bytes, Buffer.from(merge.appended)]));
	return {
		report: reportOf(order, harvest, merge, published, watch, indicator, write !== null && isChanged)
	};
}

function reportOf(
	order: ImportOrder,
	harvest: Harvest,
	merge: Merge,
	published: Day,
	watch: Watch,
	indicator: WatchIndicator,
	written: boolean
): ImportReport {
	const { added, revised, unchanged, vanished } = merge;
	return {
		indicator: order.indicator,
		format: order.block.format,
		file: basename(order.name),
		published,
		rows: harvest.rows,
		added,
		revised,
		unchanged,
		vanished,
		rejected: [...harvest.rejected, ...merge.rejected],
		notices: [...harvest.notices, ...merge.notices],
		scores: scoreEffects(watch, order.indicator, merge.observations, order.today),
		written,
		before: indicator.observations,
		after: merge.observations
	};
}
