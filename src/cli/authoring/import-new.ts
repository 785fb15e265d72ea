import { open } from 'node:fs/promises';
import type { Day } from '#engine';
import { dayText, parsePublished } from '#parse';
import { issueText } from '#present';
import {
	keptDecimals,
	filesOfNew,
	frequencyOf,
	type MadeIndicator
} from '#server/authoring/new-indicator.ts';
import type { SourceEntry } from '#server/authoring/watch-text.ts';
import { extendWatch, type Extended, type StandingWatch } from '#server/watch/extend-watch.ts';
import type { ImportOptions } from '../import/import-options.ts';
import { watchFolderOf } from '../options.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal, UsageFault } from '../terminal.ts';
import { sourceFields } from './add-source.ts';
import { answered } from './answers.ts';
import { said } from './extended.ts';
import { type AddIndicatorOptions, indicatorAnswers } from './indicator-answers.ts';
import { type NewRows, newRows } from './new-rows.ts';

export type ImportNewOptions = ImportOptions &
	AddIndicatorOptions & {
		readonly sourceTitle?: string;
		readonly sourcePublisher?: string;
		readonly sourceUrl?: string;
	};

/**
 * `import new`: an indicator, its import block, its rows, and where need be its source from a file that no indicator of
 * the watch reads. All is asked first and shown; it is written together, or, if the folder weren't sound with it, not at
 * all.
 */
export async function importNew(
	file: string,
	options: ImportNewOptions,
	terminal: Terminal
): Promise<ExitCode> {
	await checkReadable(file);
	const day = options.published === undefined ? null : publishedDay(options.published);
	const rows = await newRows(file, day, options, terminal);
	if ('issues' in rows) return said(rows, options, terminal);
	let made: MadeIndicator | null = null;
	const done = await extendWatch(watchFolderOf(options, terminal), async (standing) => {
		made = await filesOf(rows, day ?? rows.harvest.released ?? terminal.today, options, terminal, standing);
		if (made.merge.added.length === 0 || !(await isWanted(made, options, terminal)))
			return new Map<string, string>();
		return made.files;
	});
	return told(done, made, options, terminal);
}

async function checkReadable(file: string): Promise<void> {
	const handle = await open(file).catch(() => null);
	if (handle === null || (await handle.stat()).isDirectory()) {
		await handle?.close();
		throw new UsageFault('file', 'a file that can be read', file);
	}
	await handle.close();
}

function publishedDay(text: string): Day {
	const published = parsePublished(text);
	if (published === null) throw new UsageFault('--published', 'a date such as 2026-03-09', text);
	return published.day;
}

async function filesOf(
	{ block, harvest }: NewRows,
	published: Day,
	options: ImportNewOptions,
	terminal: Terminal,
	standing: StandingWatch
): Promise<MadeIndicator> {
	const guessed = { decimals: keptDecimals(harvest), frequency: frequencyOf(harvest) };
	const answers = await indicatorAnswers(
		{ ...withoutBlanks(guessed), ...options },
		terminal,
		standing,
		false
	);
	const { id, weight, fields } = answers;
	const source = await sourceOf(published, options, terminal, standing);
	const grade = await gradeAnswer(options, terminal);
	const added = terminal.today;
	return filesOfNew({ id, fields, weight, source, grade, block, harvest, published, added }, standing);
}

function withoutBlanks(keys: Readonly<Record<string, string | undefined>>): object {
	return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}

/** One that the watch has, or a new one with what a citation needs. */
async function sourceOf(
	published: Day,
	{ source, sourceTitle, sourcePublisher, sourceUrl }: ImportNewOptions,
	terminal: Terminal,
	standing: StandingWatch
): Promise<{
	readonly id: string;
	readonly entry: SourceEntry | null;
}> {
	const id = await answered(
		{
			option: '--source',
			given: source,
			question: 'Its source: an id of sources.json, or a new one',
			expected: 'an id in kebab-case',
			otherwise: null,
			suits: (text) => standing.watch.sources.has(text) || /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)
		},
		terminal
	);
	if (standing.watch.sources.has(id)) return { id, entry: null };
	const given = {
		...{ id, type: 'dataset', author: '', issued: dayText(published) },
		...withoutBlanks({ title: sourceTitle, publisher: sourcePublisher, url: sourceUrl })
	};
	return { id, entry: { ...(await sourceFields(given, terminal, standing, 'source-')), id } };
}

function gradeAnswer({ grade }: ImportNewOptions, terminal: Terminal): Promise<string> {
	const suits = (text: string): boolean => /^[A-F][1-6]$/.test(text);
	const question = 'Grade: source A to F, statement 1 to 6';
	return answered(
		{ option: '--grade', given: grade, question, expected: 'a grade such as B2', otherwise: 'B3', suits },
		terminal
	);
}

/** Shows what there is, and asks whether to write where `--write` doesn't say so. */
async function isWanted(
	made: MadeIndicator,
	options: ImportNewOptions,
	terminal: Terminal
): Promise<boolean> {
	if (options.json !== true) terminal.out(previewText(made));
	if (options.write === true || terminal.ask === undefined) return options.write === true;
	return (await terminal.ask('Write it? yes or no [no]: ')).trim().toLowerCase() === 'yes';
}

/** Enough rows at each end to see whether the mapping is right. */
const SHOWN = 5;

function previewText({ merge: { added }, rejected, notices }: MadeIndicator): string {
	const rows = added.map(({ period, value }) => `  new        ${period}  ${value}`);
	const between = rows.length > 2 * SHOWN ? [`  ... ${rows.length - 2 * SHOWN} rows ...`] : [];
	const shown = between.length === 0 ? rows : [...rows.slice(0, SHOWN), ...between, ...rows.slice(-SHOWN)];
	const complaints = rejected.slice(0, 2 * SHOWN).map((issue) => `  rejected   ${issueText(issue)}`);
	if (rejected.length > 2 * SHOWN) complaints.push(`  ... ${rejected.length} rejected in all`);
	const lines = [...shown, ...complaints, ...notices.map((issue) => `  note       ${issueText(issue)}`)];
	return lines.map((line) => `${line}\n`).join('');
}

function told(
	done: Extended,
	made: MadeIndicator | null,
	options: ImportNewOptions,
	terminal: Terminal
): ExitCode {
	if ('issues' in done || made === null) return said(done, options, terminal);
	const { merge, rejected, notices } = made;
	if (merge.added.length === 0) return said({ issues: rejected }, options, terminal);
	if (options.json === true)
		terminal.out(jsonLine({ written: done.written, rows: merge.added, rejected, notices }));
	else if (done.written.length > 0) return said(done, options, terminal);
	else terminal.out(`${merge.added.length} rows; nothing written (--write does it).\n`);
	return EXIT.fine;
}
