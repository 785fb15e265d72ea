import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The copy can't be made as asked; the message is for whoever has asked. */
export class PublishFault extends Error {}

const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Writes a copy's files below a folder, and can tell what was written. */
export class CopyWriter {
	readonly #folder: string;
	readonly #digests = new Map<string, string>();
	/** Some hosts and disks don't tell capitals apart. */
	readonly #folded = new Set<string>();
	bytes = 0;

	constructor(folder: string) {
		this.#folder = folder;
	}

	get count(): number {
		return this.#digests.size;
	}

	async put(file: string, content: Uint8Array | string): Promise<void> {
		const folded = file.toLowerCase();
		if (this.#folded.has(folded)) throw new PublishFault(`Two files of the copy would be called ${file}.`);
		this.#folded.add(folded);
		const path = join(this.#folder, file);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, content);
		this.#digests.set(file, digestOf(content));
		this.bytes += Buffer.byteLength(content);
	}

	/** Of all names and contents: the same for the same copy. */
	digest(): string {
		const lines = [...this.#digests].sort(([a], [b]) => (a < b ? -1 : 1)).map((pair) => pair.join(' '));
		return digestOf(lines.join('\n'));
	}
}
