import type { Day } from '#engine';
import { type ImportBlock, type Source } from '#parse';
import { fileHead } from './file/file-head.ts';
import { publisherOf } from './import-block.ts';
import { type Harvest, ImportLog } from './import-log.ts';
import { inner, opened } from './file/opened-file.ts';
import { recognise, type Recognition } from './recognise.ts';

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

/** What a file is by its beginning, or by that of the table in a zip archive, gzip file or workbook. */
export async function recogniseFile(chunks: AsyncIterable<Uint8Array>): Promise<Recognition> {
	const outer = await opened(chunks);
	const log = new ImportLog('');
	const { head, close } = await inner(outer, null, log);
	await close();
	const [fault] = log.issues.toArray();
	if (fault === undefined) return recognise(head);
	const found = recognise(outer.head);
	// What is wrong with a packed file says more than that it is packed.
	const { expected, received, hint } = fault;
	const advice = `expected ${expected}, received ${received}${hint === null ? '' : ` (${hint})`}`;
	return { format: null, foreign: found.format === null ? found.foreign : found.publisher.name, advice };
}

/** Reads a publisher's file, zipped, gzipped, in a workbook or plain, as it comes. Never throws for what is in it. */
export async function importFile(
	chunks: AsyncIterable<Uint8Array>,
	request: ImportRequest
): Promise<Harvest> {
	const log = new ImportLog(request.file);
	log.modified = request.modified;
	const { head, whole } = await inner(await opened(chunks), request.block.format, log);
	return log.isStopped() ? log.harvest([]) : read(head, whole, request, log);
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
		hint: 'the file may be too short for one period, or hold nothing of the kind asked for; the rejected rows, if any, say more'
	});
}
