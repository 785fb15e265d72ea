import { unzipSync, zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import { decimalText } from '#parse';
import type { ImportLog } from '../import-log.ts';
import { MOST_PLACES, placesIn } from './workbook-places.ts';

/**
 * Bytes of a workbook as it comes, and of all that is in it: a workbook is read whole, and costs about ten times its XML
 * in memory (36 MB of it, 60,000 rows of 13 cells, took 356 MB). Larger ones are saved as CSV first.
 */
const LARGEST = 16 * 1024 * 1024;
const LARGEST_WITHIN = 24 * 1024 * 1024;
const MOST_PARTS = 2_000;
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
	if (log.isStopped()) return [];
	try {
		const known = await boundedParts(bytes, log);
		if (known === null) return [];
		const sheets = await readWorkbook(known.buffer as ArrayBuffer, { trim: false });
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

/**
 * The workbook put together anew from the parts that were looked at, so that what is read is what was measured: an
 * archive may name one part a thousand times, and say of its sizes what it likes. Null, and an issue, where it holds too
 * much, or has cells so far apart that the places between them fill memory.
 */
async function boundedParts(bytes: Uint8Array, log: ImportLog): Promise<Uint8Array | null> {
	let [within, count] = [0, 0];
	const parts = unzipSync(bytes, {
		filter: ({ originalSize }) => {
			within += originalSize;
			count += 1;
			return within <= LARGEST_WITHIN && count <= MOST_PARTS;
		}
	});
	const hint = 'save the sheet as "CSV UTF-8"';
	if (within > LARGEST_WITHIN || count > MOST_PARTS) {
		fault('import/zip-bomb', 'a workbook that holds at most 24 MiB', 'one that holds more', hint, log);
		return null;
	}
	let places = 0;
	for (const part of Object.values(parts)) {
		places += await placesIn(part);
		if (places <= MOST_PLACES) continue;
		const received = 'one whose cells lie further apart';
		fault(
			'import/zip-bomb',
			`a workbook of at most ${MOST_PLACES} cells, blank ones counted`,
			received,
			hint,
			log
		);
		return null;
	}
	return zipSync(parts, { level: 0 });
}

function fault(code: string, expected: string, received: string, hint: string, log: ImportLog): void {
	if (!log.isStopped()) log.issues.add({ code, expected, received, hint });
}
