import { Unzip, UnzipInflate } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import { decimalText } from '#parse';
import type { ImportLog } from '../import-log.ts';

/**
 * Bytes of a workbook as it comes, and of all that is in it: a workbook is read whole, and costs about ten times its XML
 * in memory (36 MB of it, 60,000 rows of 13 cells, took 356 MB). Larger ones are saved as CSV first.
 */
const LARGEST = 16 * 1024 * 1024;
const LARGEST_WITHIN = 24 * 1024 * 1024;
const SLICE = 16 * 1024;
const ROWS_AT_ONCE = 500;

/** A sheet of a workbook as a publisher would have saved it as CSV. */
export interface Sheet {
	readonly name: string;
	readonly rows: readonly (readonly unknown[])[];
}

/** Whether the first bytes of a zip archive are those of an Excel workbook. */
export function isWorkbook(head: Uint8Array): boolean {
	const text = new TextDecoder('windows-1252').decode(head);
	return /\[Content_Types\]\.xml|(?:^|[^a-z])xl\/|docProps\/|_rels\/\.rels/.test(text);
}

/** The sheets of a workbook; none, and an issue, where it is too large, damaged, or made to fill memory. */
export async function sheetsOf(chunks: AsyncIterable<Uint8Array>, log: ImportLog): Promise<readonly Sheet[]> {
	const bytes = await bounded(chunks, log);
	if (log.isStopped() || !isBounded(bytes, log)) return [];
	try {
		const sheets = await readWorkbook(bytes.buffer.slice(0, bytes.length) as ArrayBuffer, { trim: false });
		return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data }));
	} catch (error) {
		const received = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'a damaged one';
		fault('import/bad-workbook', 'an Excel workbook (.xlsx)', received, 'save the sheet as "CSV UTF-8"', log);
		return [];
	}
}

/** A sheet as the bytes of a CSV file, a few rows at a time. Dates are written year first, numbers with all digits. */
export async function* sheetChunks({ rows }: Sheet): AsyncGenerator<Uint8Array, void, void> {
	const encoder = new TextEncoder();
	for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
		const lines = rows.slice(at, at + ROWS_AT_ONCE).map((row) => `${row.map(cellText).join(',')}\n`);
		// Lets others have their turn, as reading from a disk would.
		yield await Promise.resolve(encoder.encode(lines.join('')));
	}
}

function cellText(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	if (typeof cell === 'number') return decimalText(cell);
	const text = cell instanceof Date ? dateText(cell) : typeof cell === 'string' ? cell : JSON.stringify(cell);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Excel knows no time zones: the library gives its dates as UTC. */
function dateText(date: Date): string {
	const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
	return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

async function bounded(chunks: AsyncIterable<Uint8Array>, log: ImportLog): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of chunks) {
		length += chunk.length;
		if (length > LARGEST) {
			fault(
				'import/too-large',
				'a workbook of at most 16 MiB',
				'a larger one',
				'save the sheet as "CSV UTF-8"',
				log
			);
			return new Uint8Array(0);
		}
		pieces.push(chunk);
	}
	const whole = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

/** Inflates everything once, keeping nothing, and counts: what an archive says of its sizes may be a lie. */
function isBounded(bytes: Uint8Array, log: ImportLog): boolean {
	let within = 0;
	const zip = new Unzip((file) => {
		file.ondata = (_error, piece) => (within += piece.length);
		file.start();
	});
	zip.register(UnzipInflate);
	try {
		for (let at = 0; at < bytes.length && within <= LARGEST_WITHIN; at += SLICE)
			zip.push(bytes.subarray(at, at + SLICE));
	} catch (error) {
		const received = error instanceof Error ? error.message : 'a damaged one';
		fault('import/bad-workbook', 'an Excel workbook (.xlsx)', received, 'download it anew', log);
		return false;
	}
	if (within <= LARGEST_WITHIN) return true;
	fault(
		'import/zip-bomb',
		'a workbook that holds at most 24 MiB',
		'one that holds more',
		'save the sheet as "CSV UTF-8"',
		log
	);
	return false;
}

function fault(code: string, expected: string, received: string, hint: string, log: ImportLog): void {
	if (!log.isStopped()) log.issues.add({ code, expected, received, hint });
}
