import type { ImportLog } from '../import-log.ts';

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/**
 * Decodes a file as it comes: UTF-8 with or without a byte-order mark, or Windows-1252 (a superset of Latin-1) from the
 * first byte that isn't UTF-8 if nothing before needed UTF-8. Stops, with an issue, at NUL bytes, UTF-16 and a mixture.
 */
export async function* textChunks(
	chunks: AsyncIterable<Uint8Array>,
	log: ImportLog
): AsyncGenerator<string, void, void> {
	const decoder = new TextReader(log);
	for await (const chunk of chunks) {
		const text = decoder.decode(chunk, false);
		if (text === null) return;
		if (text !== '') yield text;
	}
	const rest = decoder.decode(new Uint8Array(0), true);
	if (rest !== null && rest !== '') yield rest;
}

class TextReader {
	readonly #log: ImportLog;
	readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	readonly #latin = new TextDecoder('windows-1252');
	#carry: Uint8Array = new Uint8Array(0);
	#encoding: 'ascii' | 'utf-8' | 'windows-1252' = 'ascii';
	#isFirst = true;

	constructor(log: ImportLog) {
		this.#log = log;
	}

	decode(chunk: Uint8Array, isLast: boolean): string | null {
		let bytes = this.#carry.length === 0 ? chunk : joined(this.#carry, chunk);
		if (this.#isFirst && bytes.length < 3 && !isLast) {
			this.#carry = bytes;
			return '';
		}
		if (this.#isFirst) bytes = this.#withoutMark(bytes);
		this.#isFirst = false;
		if (this.#log.isStopped() || !this.#isText(bytes)) return null;
		const end = isLast ? bytes.length : wholeCharacters(bytes);
		this.#carry = bytes.slice(end);
		return this.#decoded(bytes.subarray(0, end));
	}

	#withoutMark(bytes: Uint8Array): Uint8Array {
		const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
		if (mark === 0xfffe || mark === 0xfeff) {
			this.#stop('import/utf-16', 'UTF-8 or Latin-1', 'UTF-16', 'save the file as "CSV UTF-8"');
		}
		if (!UTF8_MARK.every((byte, index) => bytes[index] === byte)) return bytes;
		this.#encoding = 'utf-8';
		return bytes.subarray(3);
	}

	#isText(bytes: Uint8Array): boolean {
		const at = bytes.indexOf(0);
		if (at < 0) return true;
		this.#stop('import/nul', 'text', 'a NUL byte', 'the file may be damaged, UTF-16 or no text file at all');
		return false;
	}

	#decoded(bytes: Uint8Array): string | null {
		if (this.#encoding !== 'windows-1252') {
			try {
				const text = this.#utf8.decode(bytes);
				if (text.length !== bytes.length) this.#encoding = 'utf-8';
				return text;
			} catch {
				if (this.#encoding === 'utf-8') return this.#mixed();
				this.#encoding = 'windows-1252';
			}
		}
		return hasUtf8Character(bytes) ? this.#mixed() : this.#latin.decode(bytes);
	}

	#mixed(): null {
		this.#stop(
			'import/mixed-encodings',
			'one encoding throughout',
			'UTF-8 and Latin-1 in one file',
			'download the file again; it may have been put together from two'
		);
		return null;
	}

	#stop(code: string, expected: string, received: string, hint: string): void {
		this.#log.issues.add({ code, expected, received, hint });
	}
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
	const both = new Uint8Array(first.length + second.length);
	both.set(first);
	both.set(second, first.length);
	return both;
}

/** Length without a UTF-8 character that the end of the bytes cuts. */
function wholeCharacters(bytes: Uint8Array): number {
	for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
		const byte = bytes[bytes.length - back] ?? 0;
		if (byte < 0x80) break;
		if (byte >= 0xc0) {
			const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
			return needed > back ? bytes.length - back : bytes.length;
		}
	}
	return bytes.length;
}

/** Whether Latin-1 bytes hold what can only be UTF-8: a lead byte with its continuation (`Ã©` is no Latin-1 text). */
function hasUtf8Character(bytes: Uint8Array): boolean {
	for (let at = 0; at + 1 < bytes.length; at += 1) {
		const lead = bytes[at] ?? 0;
		if (lead < 0xc3 || lead > 0xf4) continue;
		const next = bytes[at + 1] ?? 0;
		if (next < 0x80 || next > 0xbf) continue;
		if (lead < 0xe0) return true;
		const third = bytes[at + 2] ?? 0;
		if (third >= 0x80 && third <= 0xbf) return true;
	}
	return false;
}
