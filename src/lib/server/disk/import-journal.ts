import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writer } from '../http/writer.ts';

/** What of an import is noted. */
interface Accepted {
	readonly indicator: string;
	readonly format: string;
	readonly file: string;
	readonly added: { readonly length: number };
	readonly revised: { readonly length: number };
}

/**
 * Notes in `imports.jsonl` of the data folder who accepted which file when: one JSON object a line, only ever appended.
 * The rows themselves are in the watch by then, so a note that can't be written undoes nothing; it goes to the log.
 */
export async function noteImport(
	dataDir: string,
	{ indicator, format, file, added, revised }: Accepted,
	writer: Writer,
	now: () => number = Date.now
): Promise<void> {
	const note = {
		at: new Date(now()).toISOString(),
		by: writer.mayWrite ? writer.name : null,
		indicator,
		format,
		file,
		added: added.length,
		revised: revised.length
	};
	await append(dataDir, note);
}

/** Notes there, too, who took the last import back; `indicator` is the one that went with its rows, or null. */
export async function noteTakenBack(
	dataDir: string,
	{
		file,
		indicator,
		rows
	}: { readonly file: string; readonly indicator: string | null; readonly rows: number },
	writer: Writer,
	now: () => number = Date.now
): Promise<void> {
	const by = writer.mayWrite ? writer.name : null;
	await append(dataDir, { at: new Date(now()).toISOString(), by, takenBack: rows, indicator, file });
}

async function append(dataDir: string, note: object): Promise<void> {
	try {
		await appendFile(join(dataDir, 'imports.jsonl'), `${JSON.stringify(note)}\n`);
	} catch (error) {
		console.error('An import could not be noted: %s', JSON.stringify(note), error);
	}
}
