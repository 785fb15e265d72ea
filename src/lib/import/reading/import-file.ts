import type { Day } from '#engine';
import { type ImportBlock, type Source } from '#parse';
import { fileHead } from './file-head.ts';
import { publisherOf } from './import-block.ts';
import { type Harvest, ImportLog } from './import-log.ts';
import { isZip, recognise, type Recognition } from './recognise.ts';
import { unzipped } from './unzipped.ts';
import { isWorkbook, type Sheet, sheetChunks, sheetsOf } from './workbook.ts';

export interface ImportRequest {
	/** The file's name, for complaints. */
	readonly file: string;
	readonly block: ImportBlock;
	/** The release's date where the reader gave one; it stands before the file's own. */
	readonly published: Day | null;
	/** The day a server says the file was changed, where nothing else dates it. */
	readonly modified: Day | null;
	readonly today: Day;
	/** Of the watch; needed for events alone. */
	readonly sources: ReadonlyMap<string, Source> | null;
}

/** What a file is by its beginning, or by that of the table in a zip archive or workbook. */
export async function recogniseFile(chunks: AsyncIterable<Uint8Array>): Promise<Recognition> {
	const outer = await opened(chunks);
	const log = new ImportLog('');
	const { head } = await inner(outer, null, log);
	return recognise(log.isStopped() ? outer.head : head);
}

/** Reads a publisher's file, zipped, in a workbook or plain, as it comes. Never throws for what is in it. */
export async function importFile(
	chunks: AsyncIterable<Uint8Array>,
	request: ImportRequest
): Promise<Harvest> {
	const log = new ImportLog(request.file);
	log.modified = request.modified;
	const { head, whole } = await inner(await opened(chunks), request.block.format, log);
	return log.isStopped() ? log.harvest([]) : read(head, whole, request, log);
}

/** A file's first bytes, and the whole of it. */
interface Opened {
	readonly head: Uint8Array;
	readonly whole: AsyncIterable<Uint8Array>;
}

/** The table within a zip archive or a workbook; any other file as it is. */
async function inner(outer: Opened, format: string | null, log: ImportLog): Promise<Opened> {
	if (!isZip(outer.head)) return outer;
	if (!isWorkbook(outer.head)) return opened(unzipped(outer.whole, log));
	const sheets = await sheetsOf(outer.whole, log);
	return opened(await chosenSheet(sheets, format));
}

/** The sheet that a publisher's importer knows, that of the format if there is one; else the longest. */
async function chosenSheet(
	sheets: readonly Sheet[],
	format: string | null
): Promise<AsyncIterable<Uint8Array>> {
	let best: { sheet: Sheet; rank: number } | null = null;
	for (const sheet of sheets) {
		const found = recognise((await opened(sheetChunks(sheet))).head).format;
		const rank = found !== null && (format === null || found === format) ? Infinity : sheet.rows.length;
		if (best === null || rank > best.rank) best = { sheet, rank };
	}
	return sheetChunks(best?.sheet ?? { name: '', rows: [] });
}

async function read(
	head: Uint8Array,
	chunks: AsyncIterable<Uint8Array>,
	request: ImportRequest,
	log: ImportLog
): Promise<Harvest> {
	const { block, published, today, sources } = request;
	complainOfOtherKind(head, block, log);
	const publisher = publisherOf(block.format);
	if (publisher === null || log.isStopped()) return log.harvest([]);
	const harvest = await publisher.read({
		chunks,
		head: fileHead(head),
		block,
		published,
		today,
		sources,
		log
	});
	if (harvest.observations.length === 0 && !log.isStopped()) complainOfNothing(log);
	return harvest.observations.length === 0 ? log.harvest([]) : harvest;
}

/** A page in HTML, a workbook or another publisher's file is named as such. */
function complainOfOtherKind(head: Uint8Array, { format }: ImportBlock, log: ImportLog): void {
	const found = recognise(head);
	if (found.format === format || (found.format !== null && format === 'table')) return;
	if (found.format === null && found.advice === null) return;
	log.issues.add({
		code: found.format === null && found.foreign === 'an empty file' ? 'import/empty' : 'import/wrong-file',
		expected: `a file of ${publisherOf(format)?.name ?? format}`,
		received: found.format === null ? found.foreign : `one of ${found.publisher.name}`,
		hint: found.format === null ? found.advice : `import it as ${found.format}`
	});
}

/** Nothing came of it: the rejected rows say why, or the parameters don't fit. */
function complainOfNothing(log: ImportLog): void {
	if (!log.rejected.isEmpty) {
		for (const issue of log.rejected.toArray().slice(0, 10)) log.issues.add(issue);
		return;
	}
	log.issues.add({
		code: 'import/no-observation',
		expected: 'at least one observation',
		received: `none in ${log.rows} rows`,
		hint: 'check the parameters, and the rejected rows if there are any'
	});
}

/** The first bytes of a file, and the whole of it. */
async function opened(chunks: AsyncIterable<Uint8Array>): Promise<Opened> {
	const iterator = chunks[Symbol.asyncIterator]();
	const held: Uint8Array[] = [];
	let length = 0;
	while (length < 8192) {
		const next = await iterator.next();
		if (next.done === true) break;
		held.push(next.value);
		length += next.value.length;
	}
	const head = new Uint8Array(length);
	let at = 0;
	for (const piece of held) {
		head.set(piece, at);
		at += piece.length;
	}
	return { head: head.subarray(0, 8192), whole: resumed(held, iterator) };
}

async function* resumed(
	held: readonly Uint8Array[],
	rest: AsyncIterator<Uint8Array>
): AsyncGenerator<Uint8Array, void, void> {
	yield* held;
	for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
