import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Day, Issue } from '#engine';
import { PUBLISHERS, recogniseFile } from '#import';
import { parsePublished, type Watch } from '#parse';
import { issuesJson, issueText } from '#present';
import { readFileOrder } from '#server/import/file-reading.ts';
import { writeFileOrder } from '#server/import/file-writing.ts';
import type { FileOrder, FileOutcome, ImportReport } from '#server/import/file-reading.ts';
import { readWatch } from '#server/watch/watch-folder.ts';
import { addressesOf, downloadWithProgress } from './import-download.ts';
import { blockOption, formatOption, type ImportOptions } from './import-options.ts';
import { fileText } from './import-text.ts';
import { watchFolderOf } from '../options.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal, UsageFault } from '../terminal.ts';

/**
 * `import`: merges a publisher's file into an indicator, or into every indicator whose block reads its format; with
 * `--fetch`, each file that the publishers have open to everyone.
 */
export async function importCommand(
	formatText: string,
	file: string | undefined,
	options: ImportOptions,
	terminal: Terminal
): Promise<ExitCode> {
	const read = await readWatch(watchFolderOf(options, terminal));
	if ('issues' in read) return refuse(read.issues, options, terminal);
	if (file === undefined && options.fetch !== true)
		throw new UsageFault('file', 'a file, or --fetch to download it', 'neither');
	const format = await formatOf(formatText, file);
	const targets = await targetsOf(format, options, read.watch);
	if ('issues' in targets) return refuse(targets.issues, options, terminal);
	const order = {
		watchFolder: watchFolderOf(options, terminal),
		published: publishedOption(options.published),
		today: terminal.today,
		acceptOutliers: options.acceptOutliers === true
	};
	const run = options.write === true ? writeFileOrder : readFileOrder;
	const outcomes: FileOutcome[] = [];
	if (file !== undefined)
		outcomes.push(await run({ ...order, targets, path: file, modified: null, name: file }));
	else
		for (const [url, fed] of addressesOf(targets, format)) {
			const got = await downloadWithProgress(url, terminal, options);
			outcomes.push('issues' in got ? got : await run({ ...order, ...got, targets: fed, name: url }));
		}
	return print(outcomes, options, terminal);
}

/** Null for every format, which `auto` with `--fetch` alone means. */
async function formatOf(text: string, file: string | undefined): Promise<string | null> {
	const named = formatOption(text);
	if (file !== undefined) await checkReadable(file);
	if (named !== null || file === undefined) return named;
	const found = await recogniseFile(createReadStream(file));
	if (found.format !== null) return found.format;
	throw new UsageFault(
		'file',
		'a format that can be recognised; name it instead of auto, or make an indicator of the file with import new',
		found.foreign
	);
}

async function checkReadable(file: string): Promise<void> {
	const handle = await open(file).catch(() => null);
	if (handle === null) throw new UsageFault('file', 'a file that can be read', file);
	await handle.close();
}

/** The indicators to feed, with their blocks as the options change them. */
async function targetsOf(
	format: string | null,
	options: ImportOptions,
	watch: Watch
): Promise<FileOrder['targets'] | { readonly issues: readonly Issue[] }> {
	const targets: FileOrder['targets'][number][] = [];
	for (const id of indicatorsOf(format, options, watch)) {
		const own = watch.indicators.find((one) => one.id === id)?.import;
		const chosen = format ?? own?.format;
		if (chosen === undefined)
			throw new UsageFault('format', 'a format, or an indicator with an import block', 'auto');
		const made = await blockOption(chosen, own, options);
		if ('issues' in made) return made;
		targets.push({ indicator: id, block: made.block });
	}
	return targets;
}

function indicatorsOf(format: string | null, { into }: ImportOptions, watch: Watch): readonly string[] {
	if (into !== undefined) return [into];
	const withBlock = watch.indicators.filter(({ import: block }) => block !== undefined);
	const fitting = withBlock.filter((one) => format === null || one.import?.format === format);
	if (fitting.length > 0) return fitting.map(({ id }) => id);
	throw new UsageFault(
		'--into',
		`an indicator: none of the watch reads files of ${nameOf(format)}; make one of the file with import new, or bring a file of ${takenBy(withBlock)}`,
		'none'
	);
}

function nameOf(format: string | null): string {
	return PUBLISHERS.find(({ id }) => id === format)?.name ?? format ?? 'any publisher';
}

/** Publishers whose files the indicators read. */
function takenBy(indicators: Watch['indicators']): string {
	const formats = new Set(indicators.map(({ import: block }) => block?.format));
	return PUBLISHERS.filter(({ id }) => formats.has(id))
		.map(({ name }) => name)
		.join(', ');
}

function publishedOption(text: string | undefined): Day | null {
	if (text === undefined) return null;
	const published = parsePublished(text);
	if (published === null) throw new UsageFault('--published', 'a date such as 2026-03-09', text);
	return published.day;
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
function print(outcomes: readonly FileOutcome[], options: ImportOptions, terminal: Terminal): ExitCode {
	const issues = outcomes.flatMap((outcome) => ('issues' in outcome ? outcome.issues : []));
	const files = outcomes.flatMap((outcome) => ('issues' in outcome ? [] : [outcome]));
	if (options.json === true) {
		const imports = files.flatMap(({ reports }) => reports.map(withoutSeries));
		const passedOver = files.flatMap((one) => one.passedOver);
		terminal.out(jsonLine({ ok: issues.length === 0, issues, imports, passedOver }));
	} else {
		terminal.out(files.map(fileText).join('\n'));
		terminal.out(issues.map((issue) => `${issueText(issue)}\n`).join(''));
		if (issues.some(({ code }) => code === 'import/out-of-line'))
			terminal.out('Nothing is written. With --accept-outliers it is, if these figures are right.\n');
		if (issues.some(({ code }) => code === 'import/no-date'))
			terminal.out('Give the date with --published.\n');
	}
	return issues.length === 0 ? EXIT.fine : EXIT.issues;
}
