type Line = ReadableStreamDefaultController<Uint8Array>;

/** So many events that a reader hasn't taken: the line is dead or too slow, and is ended; its page asks anew. */
const MOST_BEHIND = 16;

const encoder = new TextEncoder();

/** One server-sent event; `data` is sent as JSON. */
export function eventText(name: string, data: unknown): string {
	return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Open streams of server-sent events, so many and no more; all are sent the same bytes. */
export class Streams {
	readonly #lines = new Set<Line>();
	readonly #most: number;

	constructor(most: number) {
		this.#most = most;
	}

	get count(): number {
		return this.#lines.size;
	}

	/** A new stream that begins with `first`; null where there are too many. */
	open(first: string): ReadableStream<Uint8Array> | null {
		if (this.#lines.size >= this.#most) return null;
		let own: Line | null = null;
		return new ReadableStream<Uint8Array>({
			start: (line) => {
				own = line;
				this.#lines.add(line);
				line.enqueue(encoder.encode(first));
			},
			cancel: () => {
				if (own !== null) this.#lines.delete(own);
			}
		});
	}

	send(text: string): void {
		const bytes = encoder.encode(text);
		for (const line of [...this.#lines])
			if ((line.desiredSize ?? 0) < -MOST_BEHIND) this.#end(line);
			else line.enqueue(bytes);
	}

	end(): void {
		for (const line of [...this.#lines]) this.#end(line);
	}

	#end(line: Line): void {
		this.#lines.delete(line);
		try {
			line.close();
		} catch {
			// Its reader left in the same moment.
		}
	}
}
