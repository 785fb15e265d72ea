import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import type { ImportLog } from '../import-log.ts';
import { tooMuch } from './unpacked-size.ts';

/** Small slices in, so that what comes out at once is bounded. */
const SLICE = 16 * 1024;

/** The one table within a zip archive as it comes. Two tables, none, an encrypted one or a zip bomb are an issue. */
export async function* unzipped(
	chunks: AsyncIterable<Uint8Array>,
	log: ImportLog
): AsyncGenerator<Uint8Array, void, void> {
	const reader = new ZipReader(log);
	for await (const chunk of chunks)
		for (let at = 0; at < chunk.length; at += SLICE) {
			reader.push(chunk.subarray(at, at + SLICE));
			yield* reader.taken();
			if (log.isStopped()) return;
		}
	reader.end();
	if (!log.isStopped()) yield* reader.taken();
}

/** Not what the World Bank lays beside its table, nor what a Mac adds. */
function isTable(name: string): boolean {
	if (name.startsWith('__MACOSX/') || /(?:^|\/)metadata_[^/]*$/i.test(name)) return false;
	return /\.(?:csv|txt|tsv|xml|json)$/i.test(name);
}

class ZipReader {
	readonly #log: ImportLog;
	readonly #zip = new Unzip((file) => this.#open(file));
	#pieces: Uint8Array[] = [];
	#name: string | null = null;
	#isComplete = false;
	#in = 0;
	#out = 0;

	constructor(log: ImportLog) {
		this.#log = log;
		this.#zip.register(UnzipInflate);
	}

	push(bytes: Uint8Array): void {
		this.#in += bytes.length;
		try {
			this.#zip.push(bytes);
		} catch (error) {
			this.#fault(
				'import/bad-zip',
				'a zip archive',
				error instanceof Error ? error.message : 'a damaged one'
			);
		}
	}

	taken(): readonly Uint8Array[] {
		const pieces = this.#pieces;
		this.#pieces = [];
		return pieces;
	}

	end(): void {
		if (this.#log.isStopped()) return;
		if (this.#name === null)
			this.#fault(
				'import/bad-zip',
				'a .csv, .xml or .json file in the archive',
				'none',
				'save a workbook as CSV first'
			);
		else if (!this.#isComplete)
			this.#fault('import/truncated', 'the end of the archive', 'the end of the file');
	}

	#open(file: UnzipFile): void {
		if (!isTable(file.name)) {
			return;
		}
		if (this.#name !== null)
			this.#fault(
				'import/bad-zip',
				'one table in the archive',
				`${this.#name} and ${file.name}`,
				'unpack it and choose one'
			);
		this.#name = file.name;
		if (this.#log.isStopped()) return;
		file.ondata = (error, bytes, isFinal) => {
			if (error !== null) this.#fault('import/bad-zip', 'a readable archive', error.message);
			else this.#take(bytes);
			this.#isComplete ||= isFinal;
		};
		file.start();
	}

	#take(bytes: Uint8Array): void {
		if (this.#log.isStopped()) return;
		this.#out += bytes.length;
		if (tooMuch(this.#in, this.#out, this.#log)) this.#pieces = [];
		else this.#pieces.push(bytes);
	}

	#fault(code: string, expected: string, received: string, hint: string | null = null): void {
		if (!this.#log.isStopped()) this.#log.issues.add({ code, expected, received, hint });
	}
}
