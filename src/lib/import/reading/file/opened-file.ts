import { gunzipped, isGzip } from './gunzipped.ts';
import type { ImportLog } from '../import-log.ts';
import { isZip, recognise } from '../recognise.ts';
import { unzipped } from './unzipped.ts';
import { isWorkbook, type Sheet, sheetChunks, sheetsOf } from './workbook.ts';

/** A file's first bytes, and the whole of it. */
export interface Opened {
	readonly head: Uint8Array;
	readonly whole: AsyncIterable<Uint8Array>;
	/** Lets the file go where no more of it is read. */
	readonly close: () => Promise<void>;
}

/** The table within a zip archive, a gzip file or a workbook; any other file as it is. */
export async function inner(outer: Opened, format: string | null, log: ImportLog): Promise<Opened> {
	if (isGzip(outer.head)) return opened(gunzipped(outer.whole, log));
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

/** The first bytes of a file, and the whole of it. */
export async function opened(chunks: AsyncIterable<Uint8Array>): Promise<Opened> {
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
	const close = async (): Promise<void> => {
		await iterator.return?.();
	};
	return { head: head.subarray(0, 8192), whole: resumed(held, iterator), close };
}

async function* resumed(
	held: readonly Uint8Array[],
	rest: AsyncIterator<Uint8Array>
): AsyncGenerator<Uint8Array, void, void> {
	try {
		yield* held;
		for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
	} finally {
		await rest.return?.();
	}
}
