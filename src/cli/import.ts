import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day, Issue } from '#engine';
import { fetchAddress, recognise } from '#import';
import { parsePublished, type Watch } from '#parse';
import { issuesJson, issueText } from '#present';
import { fetchFile } from '#server/import/fetch-file.ts';
import {
	type ImportOrder,
	type ImportOutcome,
	type ImportReport,
	previewImport,
	writeImport
} from '#server/import/import-run.ts';
import { readWatch } from '#server/watch/watch-folder.ts';
import { blockOption, formatOption, type ImportOptions } from './import-options.ts';
import { importText } from './import-text.ts';
import { watchFolderOf } from './options.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal, UsageFault } from './terminal.ts';

/** `import`: merges a publisher's file into an indicator, or into every indicator whose block reads its format. */
export async function importCommand(
	formatText: string,
	file: string | undefined,
	options: ImportOptions,
	terminal: Terminal
): Promise<ExitCode> {
	const read = await readWatch(watchFolderOf(options, terminal));
	if ('issues' in read) return refuse(read.issues, options, terminal);
	const format = await formatOf(formatText, file, options, read.watch);
	if (file === undefined && options.fetch !== true)
		throw new UsageFault('file', 'a file, or --fetch to download it', 'neither');
	const outcomes: ImportOutcome[] = [];
	for (const indicator of indicatorsOf(format, options, read.watch))
		outcomes.push(await importInto(indicator, format, file, options, read.watch, terminal));
	return print(outcomes, options, terminal);
}

async function formatOf(
	text: string,
	file: string | undefined,
	{ into }: ImportOptions,
	watch: Watch
): Promise<string> {
	const named = formatOption(text);
	if (named !== null) return named;
	if (file === undefined) {
		const own = watch.indicators.find(({ id }) => id === into)?.import?.format;
		if (own !== undefined) return own;
		throw new UsageFault('format', 'a format, or an indicator with an import block', 'auto');
	}
	const found = recognise(await headOf(file));
	if (found.format !== null) return found.format;
	throw new UsageFault('file', 'a format that can be recognised; name it instead of auto', found.foreign);
}

async function headOf(file: string): Promise<Uint8Array> {
	const handle = await open(file).catch(() => null);
	if (handle === null) throw new UsageFault('file', 'a file that can be read', file);
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(8192), 0, 8192, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}

function indicatorsOf(format: string, { into }: ImportOptions, watch: Watch): readonly string[] {
	if (into !== undefined) return [into];
	const ids = watch.indicators.filter((one) => one.import?.format === format).map(({ id }) => id);
	if (ids.length > 0) return ids;
	throw new UsageFault('--into', `an indicator, as none has an import block of the format ${format}`, 'none');
}

async function importInto(
	indicator: string,
	format: string,
	file: string | undefined,
	options: ImportOptions,
	watch: Watch,
	terminal: Terminal
): Promise<ImportOutcome> {
	const own = watch.indicators.find(({ id }) => id === indicator)?.import;
	const made = await blockOption(format, own, options);
	if ('issues' in made) return made;
	const order = {
		watchFolder: watchFolderOf(options, terminal),
		indicator,
		block: made.block,
		published: publishedOption(options.published),
		today: terminal.today
	};
	const got = file === undefined ? await download(order, terminal, options) : { path: file, modified: null };
	if ('issues' in got) return got;
	await headOf(got.path);
	const run = options.write === true ? writeImport : previewImport;
	return run({ ...order, ...got, name: file ?? fetchAddress(made.block) ?? '' });
}

function publishedOption(text: string | undefined): Day | null {
	if (text === undefined) return null;
	const published = parsePublished(text);
	if (published === null) throw new UsageFault('--published', 'a date such as 2026-03-09', text);
	return published.day;
}

async function download(
	{ block }: Pick<ImportOrder, 'block'>,
	terminal: Terminal,
	options: ImportOptions
): Promise<{ path: string; modified: Day | null } | { issues: readonly Issue[] }> {
	const url = fetchAddress(block);
	if (url === null)
		throw new UsageFault(
			'--fetch',
			'a publisher with an open address, or url in the import block',
			`${block.format}, whose file is downloaded by hand (docs/data.md)`
		);
	const bar = options.json !== true && process.stderr.isTTY;
	const folder = join(terminal.env.DATA_DIR || 'data', 'downloads');
	const progress = bar
		? (bytes: number, total: number | null) => terminal.err(barText(bytes, total))
		: undefined;
	const fetched = await fetchFile({ url, folder, ...(progress === undefined ? {} : { progress }) });
	if (bar) terminal.err('\n');
	if ('issue' in fetched) return { issues: [fetched.issue] };
	return { path: fetched.path, modified: fetched.modified };
}

function barText(bytes: number, total: number | null): string {
	const size = `${(bytes / 1_048_576).toFixed(1)} MiB`;
	if (total === null) return `\r${size}`;
	const full = Math.round((20 * bytes) / total);
	return `\r[${'#'.repeat(full)}${'.'.repeat(20 - full)}] ${size} of ${(total / 1_048_576).toFixed(1)} MiB`;
}

function refuse(issues: readonly Issue[], options: ImportOptions, terminal: Terminal): ExitCode {
	if (options.json === true) terminal.out(jsonLine(issuesJson(issues)));
	else terminal.out(issues.map((issue) => `${issueText(issue)}\n`).join(''));
	return EXIT.issues;
}

/** The rows before and after are for charts. */
function withoutSeries(report: ImportReport): object {
	return Object.fromEntries(Object.entries(report).filter(([key]) => key !== 'before' && key !== 'after'));
}

/** All reports, or every issue where there is any. */
function print(outcomes: readonly ImportOutcome[], options: ImportOptions, terminal: Terminal): ExitCode {
	const issues = outcomes.flatMap((outcome) => ('issues' in outcome ? outcome.issues : []));
	const reports = outcomes.flatMap((outcome) => ('report' in outcome ? [outcome.report] : []));
	if (options.json === true) {
		const imports = reports.map(withoutSeries);
		terminal.out(jsonLine({ ok: issues.length === 0, issues, imports }));
	} else {
		terminal.out(reports.map(importText).join('\n'));
		terminal.out(issues.map((issue) => `${issueText(issue)}\n`).join(''));
	}
	return issues.length === 0 ? EXIT.fine : EXIT.issues;
}
