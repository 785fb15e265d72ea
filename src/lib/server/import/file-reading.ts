import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { scoreEffects, type ScoreEffect } from '#ask';
import type { Day, Issue, Observation } from '#engine';
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
import { readWatch } from '../watch/watch-folder.ts';

/** A publisher's file, and the indicators that it may feed. */
export interface FileOrder {
	readonly watchFolder: string;
	readonly targets: readonly { readonly indicator: string; readonly block: ImportBlock }[];
	/** On the disk. */
	readonly path: string;
	/** How the reader knows it. */
	readonly name: string;
	/** The release's date, where the reader gave one; it stands before the file's own. */
	readonly published: Day | null;
	/** The day a server says the file was changed, for files without a date of their own; null if unknown. */
	readonly modified: Day | null;
	readonly today: Day;
	/** Whether figures out of line with those in force may be written. */
	readonly acceptOutliers?: boolean;
	/** Told the bytes read so far. */
	readonly progress?: (bytes: number) => void;
}

/** What a file would do, or has done, to one indicator. */
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

/** What a file would do, or has done, to all that it feeds. */
export interface FileReport {
	readonly reports: readonly ImportReport[];
	/** Indicators that the file turned out not to be about. */
	readonly passedOver: readonly { readonly indicator: string; readonly issues: readonly Issue[] }[];
	/** With all of its rows together. */
	readonly scores: readonly ScoreEffect[];
}

export type FileOutcome = FileReport | { readonly issues: readonly Issue[] };

/** A merge beside the file that it belongs to. */
export interface PlannedMerge {
	readonly report: ImportReport;
	readonly path: string;
	readonly bytes: Uint8Array;
	readonly appended: string;
}

/** The file is sound, but about something else than the indicator, or too short for it: others may still be fed by it. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set([
	'import/wrong-table',
	'import/too-narrow',
	'import/no-match',
	'import/no-observation'
]);

/** Reads a file once for each indicator; nothing is written. Issues where it is unsound, or feeds none of them. */
export async function readFileOrder(order: FileOrder): Promise<FileOutcome> {
	const harvests = await harvestsOf(order);
	if ('issues' in harvests) return harvests;
	const planned = await planOf(order, harvests);
	return 'issues' in planned ? planned : planned.report;
}

/** What the file holds for each of the indicators, by id. */
export type Harvests = ReadonlyMap<string, Harvest>;

export async function harvestsOf(
	order: FileOrder
): Promise<Harvests | { readonly issues: readonly Issue[] }> {
	const read = await readWatch(order.watchFolder);
	if ('issues' in read) return read;
	const unknown = order.targets.find(({ indicator }) => find(read.watch, indicator) === undefined);
	if (unknown !== undefined) return { issues: [unknownIndicator(unknown.indicator, read.watch)] };
	const { name, published, modified, today } = order;
	const harvests = new Map<string, Harvest>();
	for (const { indicator, block } of order.targets) {
		const request = { file: name, block, published, modified, today, sources: read.watch.sources };
		const harvest = await importFile(chunksOf(order), request);
		const faults = harvest.issues.filter(({ code }) => !ABOUT_OTHERS.has(code));
		if (faults.length > 0) return { issues: harvest.issues };
		harvests.set(indicator, harvest);
	}
	const all = [...harvests.values()];
	if (all.every(({ issues }) => issues.length > 0))
		return { issues: distinct(all.flatMap(({ issues }) => issues)) };
	return harvests;
}

/** Several indicators may say the same of a file. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
	return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

/** The merges with the watch as it is now. */
export async function planOf(
	order: FileOrder,
	harvests: Harvests
): Promise<
	| { readonly report: FileReport; readonly merges: readonly PlannedMerge[] }
	| { readonly issues: readonly Issue[] }
> {
	const read = await readWatch(order.watchFolder);
	if ('issues' in read) return read;
	const { watch } = read;
	const merges: PlannedMerge[] = [];
	const passedOver: { indicator: string; issues: readonly Issue[] }[] = [];
	for (const { indicator: id, block } of order.targets) {
		const [indicator, harvest] = [find(watch, id), harvests.get(id)];
		if (indicator === undefined || harvest === undefined) return { issues: [unknownIndicator(id, watch)] };
		if (harvest.issues.length > 0) passedOver.push({ indicator: id, issues: harvest.issues });
		else merges.push(await mergeOf(order, block, harvest, indicator, watch));
	}
	const changed = new Map(merges.map(({ report }) => [report.indicator, report.after]));
	const reports = merges.map(({ report }) => report);
	return { report: { reports, passedOver, scores: scoreEffects(watch, changed, order.today) }, merges };
}

async function mergeOf(
	order: FileOrder,
	block: ImportBlock,
	harvest: Harvest,
	indicator: WatchIndicator,
	watch: Watch
): Promise<PlannedMerge> {
	const path = observationsPath(order.watchFolder, indicator.id);
	const bytes = await readFile(path);
	const published = order.published ?? harvest.released ?? order.modified ?? order.today;
	const merge = mergeObservations({
		text: textOf(bytes, new IssueList(null)) ?? '',
		file: `${indicator.id}/observations.csv`,
		context: { sources: watch.sources, bounds: indicator.bounds },
		found: harvest.observations,
		published,
		source: block.source ?? null,
		earlier: block.earlier ?? [],
		grade: gradeOf(block),
		decimals: block.decimals ?? indicator.decimals
	});
	const { added, revised, unchanged, vanished, observations: after } = merge;
	const report: ImportReport = {
		indicator: indicator.id,
		format: block.format,
		file: basename(order.name),
		published,
		rows: harvest.rows,
		added,
		revised,
		unchanged,
		vanished,
		rejected: [...harvest.rejected, ...merge.rejected],
		notices: [...harvest.notices, ...merge.notices],
		scores: scoreEffects(watch, new Map([[indicator.id, after]]), order.today),
		written: false,
		before: [...indicator.observations],
		after
	};
	return { report, path, bytes, appended: merge.appended };
}

function find(watch: Watch, id: string): WatchIndicator | undefined {
	return watch.indicators.find((one) => one.id === id);
}

function unknownIndicator(indicator: string, watch: Watch): Issue {
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

export function observationsPath(watchFolder: string, indicator: string): string {
	return join(watchFolder, indicator, 'observations.csv');
}

async function* chunksOf({ path, progress }: FileOrder): AsyncGenerator<Uint8Array, void, void> {
	let bytes = 0;
	for await (const chunk of createReadStream(path, {
		highWaterMark: 256 * 1024
	}) as AsyncIterable<Uint8Array>) {
		bytes += chunk.length;
		progress?.(bytes);
		yield chunk;
	}
}
