import type { Issue, Observation, Observations } from '#engine';
import { parseEventsFile } from './files/events-file.ts';
import { isFile, UnreadFile, type WatchFolderFiles } from './folder-entry.ts';
import { KeptWords } from './kept-words.ts';
import type { ImportShape } from './files/import-block.ts';
import { type IndicatorFile, parseIndicatorFile } from './files/indicator-file.ts';
import { IssueList, issueOf } from '../text/issue-list.ts';
import { parseObservationsFile } from './files/observations-file.ts';
import type { Parsed } from '../text/parsed.ts';
import { indicatorsBefore, type Around, type ReadBefore } from './read-before.ts';
import { parseScenarioFile } from './files/scenario-file.ts';
import { parseSignpostsFile } from './files/signposts-file.ts';
import { parseSourcesFile } from './files/sources-file.ts';
import { undercountIssues } from './undercount.ts';
import { textOf } from '../text/text-file.ts';
import type { Watch, WatchIndicator, WatchScenario } from './watch.ts';
import { parseWatchFile } from './files/watch-file.ts';
import { layoutOf } from './watch-layout.ts';

/** A largest file, in bytes: 64 MiB. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** How the rows of an indicator are held. */
type KeepRows = (rows: readonly Observation[]) => Observations;

interface ReadingOptions {
	/** May hold an indicator's rows in another way than as a list. */
	readonly keep?: KeepRows;
	/** Indicators that would come to the same are taken as they were read before. */
	readonly before?: ReadBefore | null;
}

/**
 * Reads a whole watch folder: the watch if nothing is wrong with it, else every issue, by file, line and column.
 * `imports` is the shape of the import blocks that the program knows.
 */
export function parseWatchFolder(
	files: WatchFolderFiles,
	imports: ImportShape,
	{ keep = (rows) => rows, before = null }: ReadingOptions = {}
): { readonly watch: Watch } | { readonly issues: readonly Issue[] } {
	const reader = new FolderReader(files, imports, { keep, before });
	const watch = reader.read();
	const issues = bounded(reader.issues.sort(byPlace));
	return watch !== null && issues.length === 0 ? { watch } : { issues };
}

/** A folder of thousands of broken files must not become a page of a million lines; the rest is counted. */
const MOST_ISSUES = 2000;

function bounded(issues: readonly Issue[]): readonly Issue[] {
	if (issues.length <= MOST_ISSUES) return issues;
	const rest = {
		code: 'folder/more-issues',
		expected: `at most ${MOST_ISSUES} issues to list`,
		received: `${issues.length - MOST_ISSUES} more`,
		hint: 'mend those above and check again'
	};
	return [...issues.slice(0, MOST_ISSUES), issueOf(rest, null)];
}

class FolderReader {
	readonly issues: Issue[] = [];
	readonly #files: WatchFolderFiles;
	readonly #imports: ImportShape;
	readonly #keep: KeepRows;
	readonly #before: ReadBefore | null;

	constructor(files: WatchFolderFiles, imports: ImportShape, { keep, before }: Required<ReadingOptions>) {
		this.#files = files;
		this.#imports = imports;
		this.#keep = keep;
		this.#before = before;
	}

	read(): Watch | null {
		const { indicators, scenarios, issues } = layoutOf(this.#files);
		this.issues.push(...issues);
		const head = this.#parse('watch.yaml', (text, file) => parseWatchFile(text, file, new Set(scenarios)));
		const sources = this.#parse('sources.json', parseSourcesFile)?.value ?? null;
		const known = new Map<string, IndicatorFile | null>();
		const read = this.#indicators(indicators, { groups: head?.groupIds ?? null, sources }, known);
		const lenses = scenarios.flatMap((id): WatchScenario[] => {
			const scenario = this.#parse(`scenarios/${id}.yaml`, (text, path) =>
				parseScenarioFile(text, path, id, known)
			);
			return scenario?.value ? [scenario.value] : [];
		});
		const events =
			this.#parse('events.csv', (text, path) => parseEventsFile(text, path, sources, new Set(indicators)))
				?.value ?? [];
		const signposts = this.#parse('signposts.yaml', (text, path) =>
			parseSignpostsFile(text, path, { scenarios: new Set(scenarios), indicators: known })
		);
		if (!head?.value || sources === null) return null;
		return {
			...head.value,
			indicators: read,
			scenarios: lenses,
			sources,
			events,
			signposts: signposts?.value ?? []
		};
	}

	/** Those that could be read; `known` takes all that stand in the folder. */
	#indicators(
		ids: readonly string[],
		around: Around,
		known: Map<string, IndicatorFile | null>
	): readonly WatchIndicator[] {
		const words = new KeptWords();
		const ofBefore = this.#before === null ? null : indicatorsBefore(this.#before, around);
		return ids.flatMap((id): WatchIndicator[] => {
			const before = ofBefore?.(id) ?? null;
			if (before === null) return this.#indicator(id, around, words, known);
			known.set(id, before);
			return [before];
		});
	}

	#indicator(
		id: string,
		{ groups, sources }: Around,
		words: KeptWords,
		known: Map<string, IndicatorFile | null>
	): WatchIndicator[] {
		const file = this.#parse(`${id}/indicator.yaml`, (text, path) =>
			parseIndicatorFile(text, path, id, groups, this.#imports)
		);
		const indicator = file?.value ?? null;
		known.set(id, indicator);
		const observations = this.#parse(`${id}/observations.csv`, (text, path) =>
			parseObservationsFile(text, path, {
				sources,
				words,
				bounds: file?.issues.length === 0 ? (indicator?.bounds ?? null) : null
			})
		);
		if (indicator === null) return [];
		const whole: WatchIndicator = { ...indicator, observations: this.#keep(observations?.value ?? []) };
		this.issues.push(...undercountIssues(whole));
		return [whole];
	}

	/** Hands a file's text to its parser; null if there is no such file or it isn't text. */
	#parse<P extends Parsed<unknown>>(path: string, parse: (text: string, file: string) => P): P | null {
		const entry = this.#files.get(path);
		if (entry === undefined) return null;
		if (entry === 'folder') {
			this.issues.push(issueOf({ code: 'file/not-a-file', expected: 'a file', received: 'a folder' }, path));
			return null;
		}
		if (!isFile(entry)) {
			this.issues.push(entry);
			return null;
		}
		const unreadable = new IssueList(path);
		const bytes = entry instanceof UnreadFile ? entry.read() : entry;
		const text = sizeChecked(bytes, unreadable) ? textOf(bytes, unreadable) : null;
		const parsed = text === null ? null : parse(text, path);
		for (const issue of parsed?.issues ?? unreadable.toArray()) this.issues.push(issue);
		return parsed;
	}
}

/** The complaint about a file of more than 64 MiB; whoever reads the disk gives it without reading the file. */
export function tooLargeIssue(path: string, bytes: number): Issue {
	const mebibytes = (bytes / 1024 / 1024).toFixed(1);
	return issueOf({ code: 'file/too-large', expected: 'at most 64 MiB', received: `${mebibytes} MiB` }, path);
}

function sizeChecked(bytes: Uint8Array, issues: IssueList): boolean {
	if (bytes.length <= LARGEST_FILE) return true;
	issues.add(tooLargeIssue('', bytes.length));
	return false;
}

function byPlace(a: Issue, b: Issue): number {
	const [first, second] = [a.file ?? '', b.file ?? ''];
	if (first !== second) return first < second ? -1 : 1;
	// The count of the issues left out stays last.
	const [one, two] = [a, b].map((issue) =>
		issue.code === 'file/more-issues' ? Infinity : (issue.line ?? 0)
	);
	if (one !== two) return (one ?? 0) - (two ?? 0);
	return (a.column ?? 0) - (b.column ?? 0);
}
