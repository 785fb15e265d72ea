import type { ImportLog } from '../import-log.ts';
import { tooMuch } from './unpacked-size.ts';

/** Whether a file is gzip by its first bytes: `.tsv.gz` of Eurostat's bulk download, `.csv.gz`, `.json.gz`, `.xml.gz`. */
export function isGzip(head: Uint8Array): boolean {
	return head[0] === 0x1f && head[1] === 0x8b;
}

/**
 * What a gzip file holds, as it comes. Its own check sum is held against what came out: a cut or damaged file, or one
 * that was made to fill memory, is an issue.
 */
export async function* gunzipped(
	chunks: AsyncIterable<Uint8Array>,
	log: ImportLog
): AsyncGenerator<Uint8Array, void, void> {
	const { readable, writable } = new DecompressionStream('gzip');
	const source = new Source(chunks, writable.getWriter());
	const reader = readable.getReader();
	let out = 0;
	try {
		for (;;) {
			const next = await reader.read().catch((error: unknown) => source.faultOr(error));
			if (next instanceof Error) complainOf(next, log);
			if (next instanceof Error || next.done) return;
			out += next.value.length;
			if (tooMuch(source.bytes, out, log)) return;
			yield next.value;
		}
	} finally {
		await reader.cancel().catch(() => undefined);
		await source.ended;
	}
}

/** Feeds the packed bytes, no faster than what comes out is taken. */
class Source {
	bytes = 0;
	readonly ended: Promise<void>;
	/** What went wrong with the bytes' own source, such as the disk: no fault of the file. */
	#fault: Error | null = null;

	constructor(chunks: AsyncIterable<Uint8Array>, writer: WritableStreamDefaultWriter<BufferSource>) {
		this.ended = this.#feed(chunks, writer);
	}

	/** The file's own fault; any other is thrown. */
	faultOr(error: unknown): Error {
		if (this.#fault !== null) throw this.#fault;
		return errorOf(error);
	}

	async #feed(
		chunks: AsyncIterable<Uint8Array>,
		writer: WritableStreamDefaultWriter<BufferSource>
	): Promise<void> {
		// Awaited at each write; a stream that fails in between is told by the reader.
		writer.closed.catch(() => undefined);
		try {
			for await (const chunk of this.#watched(chunks)) {
				this.bytes += chunk.length;
				await writer.ready;
				await writer.write(chunk as Uint8Array<ArrayBuffer>);
			}
			await writer.close();
		} catch (error) {
			await writer.abort(error).catch(() => undefined);
		}
	}

	async *#watched(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
		try {
			yield* chunks;
		} catch (error) {
			this.#fault = errorOf(error);
			throw error;
		}
	}
}

function errorOf(fault: unknown): Error {
	return fault instanceof Error ? fault : new Error(String(fault));
}

function complainOf(error: Error, log: ImportLog): void {
	if (log.isStopped()) return;
	const isCut = /unexpected end|Z_BUF_ERROR/i.test(`${error.message} ${String(error.cause)}`);
	log.issues.add({
		code: isCut ? 'import/truncated' : 'import/bad-gzip',
		expected: isCut ? 'the end of the gzip file' : 'a gzip file whose check sum is right',
		received: isCut ? 'the end of the file' : (error.message.split('\n')[0] ?? ''),
		hint: 'the download may have been cut short or damaged; fetch it again'
	});
}
