import { createReadStream } from 'node:fs';
import type { Issue } from '#engine';
import { type Harvest, importFile, parseImportBlock, sampleOf, type TableSample } from '#import';
import { dayText, decimalText, type ImportBlock, parsePublished, type Watch } from '#parse';
import type { OpenQuestion, TableChoice } from '#present';
import { keptDecimals, filesOfNew, frequencyOf } from '../authoring/new-indicator.ts';
import { extendWatch } from '../watch/extend-watch.ts';
import { describedOf, type Description } from './described.ts';
import { madeOfFile } from './file-writing.ts';
import { madeRecordOf } from './made-record.ts';
import { choiceOf, chosenTable, withLikely } from './table-choice.ts';
import type { OpenUpload } from './update-desk.ts';

/** Rows at each end of a preview. */
const SHOWN = 5;
const MOST_COLUMNS = 200;
const MOST_FILTERS = 8;
const MOST_TEXTS = 60;

/** An unknown table on the page: its columns, what was chosen of them, and what comes of it. */
export interface TableView {
	readonly columns: readonly { readonly name: string; readonly cells: string }[];
	/** Columns of texts, by which rows can be told apart. */
	readonly filters: readonly { readonly name: string; readonly texts: readonly string[] }[];
	readonly choice: TableChoice;
	/** Whether the reader has chosen anything yet. */
	readonly isChosen: boolean;
	readonly open: readonly OpenQuestion[];
	readonly preview: TablePreview | null;
	readonly issues: readonly Issue[];
	readonly sources: readonly { readonly id: string; readonly title: string }[];
	readonly groups: readonly { readonly id: string; readonly name: string }[];
}

interface TablePreview {
	readonly count: number;
	readonly rows: readonly { readonly period: string; readonly value: string }[];
	/** Rows between those at the ends. */
	readonly between: number;
	readonly rejected: readonly Issue[];
	readonly notices: readonly Issue[];
	/** ISO 8601; blank where the periods are of several lengths, so that it must be said. */
	readonly frequency: string;
	/** The day that the file says it was published on. */
	readonly released: string;
}

/** What an unknown table holds under what was chosen; null where the file is no table. */
export async function tableViewOf(
	open: OpenUpload,
	watch: Watch,
	fields: Iterable<readonly [string, unknown]>,
	today: number
): Promise<TableView | null> {
	const { path, name } = open.upload;
	const sample = await sampleOf(createReadStream(path), name);
	if ('issues' in sample) return null;
	const given = choiceOf(fields);
	const choice = withLikely(sample, given);
	const isChosen = given.period !== '' || given.value !== '';
	const read = isChosen
		? await readChosen(open, sample, choice, today)
		: { open: [], issues: [], rows: null };
	return {
		columns: sample.columns.slice(0, MOST_COLUMNS).map((column) => ({
			name: String(column.name),
			cells: column.cells.slice(0, 2).join(', ').slice(0, 40)
		})),
		filters: filtersOf(sample, choice),
		choice,
		isChosen,
		open: read.open,
		issues: read.issues,
		preview: read.rows === null ? null : previewOf(read.rows.harvest),
		sources: [...watch.sources.values()]
			.map(({ id, title }) => ({ id, title: typeof title === 'string' ? title : id }))
			.sort((one, other) => (one.title < other.title ? -1 : 1)),
		groups: watch.groups.map((group) => ({ id: group.id, name: group.name }))
	};
}

function filtersOf({ columns }: TableSample, choice: TableChoice): TableView['filters'] {
	return columns
		.filter(({ name, looksLike }) => {
			const text = String(name);
			return looksLike === 'text' && text !== choice.period && text !== choice.value;
		})
		.slice(0, MOST_FILTERS)
		.map(({ name, cells }) => ({ name: String(name), texts: [...new Set(cells)].slice(0, MOST_TEXTS) }));
}

function previewOf(harvest: Harvest): TablePreview {
	const rows = [...harvest.observations]
		.sort((one, other) => (one.period < other.period ? -1 : 1))
		.map(({ period, value }) => ({ period, value: decimalText(Number(value.toFixed(6))) }));
	const isLong = rows.length > 2 * SHOWN;
	return {
		count: rows.length,
		rows: isLong ? [...rows.slice(0, SHOWN), ...rows.slice(-SHOWN)] : rows,
		between: isLong ? rows.length - 2 * SHOWN : 0,
		rejected: harvest.rejected.slice(0, 2 * SHOWN),
		notices: harvest.notices,
		frequency: frequencyOf(harvest) ?? '',
		released: harvest.released === null ? '' : dayText(harvest.released)
	};
}

interface ReadTable {
	readonly open: readonly OpenQuestion[];
	readonly issues: readonly Issue[];
	readonly rows: { readonly block: ImportBlock; readonly harvest: Harvest } | null;
}

async function readChosen(
	{ upload }: OpenUpload,
	sample: TableSample,
	choice: TableChoice,
	today: number
): Promise<ReadTable> {
	const chosen = chosenTable(sample, choice);
	if ('open' in chosen) return { open: chosen.open, issues: [], rows: null };
	const made = parseImportBlock(chosen.keys);
	if ('issues' in made) return { open: [], issues: made.issues, rows: null };
	const { block } = made;
	const harvest = await importFile(createReadStream(upload.path), {
		...{ file: upload.name, block, published: null, modified: null, today, sources: null }
	});
	if (harvest.issues.length > 0) return { open: [], issues: harvest.issues, rows: null };
	return { open: [], issues: [], rows: { block, harvest } };
}

/** What came of making an indicator on the page. */
export type MadeOnPage =
	| { readonly wrong: readonly string[] }
	| { readonly issues: readonly Issue[] }
	| { readonly id: string; readonly rows: number };

/** Makes an indicator, its mapping and where need be its source from an unknown table, all or nothing. */
export async function makeIndicator(
	watchDir: string,
	open: OpenUpload,
	fields: readonly (readonly [string, unknown])[],
	today: number,
	author: string | null = null
): Promise<MadeOnPage> {
	const sample = await sampleOf(createReadStream(open.upload.path), open.upload.name);
	if ('issues' in sample) return sample;
	const read = await readChosen(open, sample, choiceOf(fields), today);
	if (read.rows === null)
		return read.issues.length > 0 ? { issues: read.issues } : { wrong: ['Choose the columns first.'] };
	const { block, harvest } = read.rows;
	const text = (name: string): string => {
		const value = fields.find(([field]) => field === name)?.[1];
		return typeof value === 'string' ? value.trim() : '';
	};
	const published = parsePublished(text('published'))?.day ?? harvest.released ?? today;
	const guessed = { decimals: keptDecimals(harvest), frequency: frequencyOf(harvest) ?? '' };
	let description: Description | { readonly wrong: readonly string[] } | null = null;
	let made: ReturnType<typeof filesOfNew> | null = null;
	return madeOfFile(watchDir, open.upload.name, async () => {
		let sourcesBefore = '';
		const done = await extendWatch(watchDir, (standing) => {
			sourcesBefore = standing.textOf('sources.json');
			description = describedOf(text, guessed, dayText(published), standing);
			if ('wrong' in description) return new Map<string, string>();
			const signed = { ...(author === null ? {} : { author }), added: today };
			made = filesOfNew({ ...description, ...signed, weight: null, block, harvest, published }, standing);
			return made.merge.added.length === 0 ? new Map<string, string>() : made.files;
		});
		const outcome = toldOf(done, description, made);
		const record =
			made !== null && 'id' in outcome
				? madeRecordOf(outcome.id, outcome.rows, made.files, sourcesBefore)
				: null;
		return { outcome, made: record };
	});
}

function toldOf(
	done: Awaited<ReturnType<typeof extendWatch>>,
	description: Description | { readonly wrong: readonly string[] } | null,
	made: ReturnType<typeof filesOfNew> | null
): MadeOnPage {
	if ('issues' in done) return done;
	if (description === null || made === null || 'wrong' in description)
		return description !== null && 'wrong' in description ? description : { wrong: ['Nothing was written.'] };
	const rows = made.merge.added.length;
	return rows === 0 ? { issues: made.rejected } : { id: description.id, rows };
}
