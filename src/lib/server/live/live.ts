import { dayAt, dayText } from '#parse';
import type { Log } from '../running/log.ts';
import type { CurrentWatch } from '../watch/current-watch.ts';
import { folderBell } from './folder-bell.ts';
import type { LiveState, Mark } from '#present';
import { markOf, MOST_MARKS, shortDigest } from './live-state.ts';
import { eventText, Streams } from './streams.ts';

/** Open pages, told of every new state of the board. */
export interface Live {
	/** Hears of each reading of the folder that found other files. */
	told(now: CurrentWatch, before: CurrentWatch): void;
	/** What a page is told that asks now and then. */
	state(current: CurrentWatch): LiveState;
	/** A stream of it; null where there are too many, or the server stops. */
	stream(current: CurrentWatch): ReadableStream<Uint8Array> | null;
	readonly count: number;
}

interface LiveOptions {
	readonly watchDir: string;
	/** Looks at the folder anew. */
	readonly look: () => Promise<CurrentWatch>;
	readonly log: Log;
	/** Aborted when the server stops. */
	readonly stopping: AbortSignal;
	readonly most?: number;
	readonly now?: () => number;
}

const MOST_STREAMS = 1_000;
/** In milliseconds. Proxies cut lines that are silent for a minute; folders on network disks tell of no edit. */
const BEAT = 20_000;
const LOOK = 5_000;
/** After which a browser asks anew when a line is cut. */
const RETRY = `retry: 2000\n\n`;

/** Watches the folder and the day for as long as anybody listens. */
class LiveBoard implements Live {
	readonly #options: LiveOptions;
	readonly #now: () => number;
	readonly #streams: Streams;
	#marks: readonly Mark[] = [];
	#current: CurrentWatch | null = null;
	#sent = '';
	#stop: (() => void) | null = null;

	constructor(options: LiveOptions) {
		this.#options = options;
		this.#now = options.now ?? Date.now;
		this.#streams = new Streams(options.most ?? MOST_STREAMS);
		options.stopping.addEventListener('abort', () => {
			this.#rest();
			this.#streams.end();
		});
	}

	get count(): number {
		return this.#streams.count;
	}

	told(now: CurrentWatch, before: CurrentWatch): void {
		this.#current = now;
		this.#mark(now, before.watch);
		this.#tell();
	}

	state(current: CurrentWatch): LiveState {
		this.#current = current;
		this.#mark(current, current.watch);
		return this.#stateOf(current);
	}

	stream(current: CurrentWatch): ReadableStream<Uint8Array> | null {
		if (this.#options.stopping.aborted) return null;
		const stream = this.#streams.open(RETRY + eventText('state', this.state(current)));
		if (stream !== null) this.#listen();
		return stream;
	}

	#stateOf({ watch, digest, issues }: CurrentWatch): LiveState {
		return {
			digest: watch === null ? null : shortDigest(digest),
			day: dayText(dayAt(this.#now())),
			folder: issues.length === 0 && watch !== null ? 'ok' : 'broken',
			issues: issues.length,
			marks: this.#marks
		};
	}

	/** Adds a mark where files or day are others than the last one's. */
	#mark(current: CurrentWatch, before: CurrentWatch['watch']): void {
		const today = dayAt(this.#now());
		const last = this.#marks.at(-1) ?? null;
		if (last?.digest === shortDigest(current.digest) && last.day === dayText(today)) return;
		const mark = markOf(current, today, last, before);
		if (mark !== null) this.#marks = [...this.#marks, mark].slice(-MOST_MARKS);
	}

	/** Sends the state to everybody, where it is another than was sent last. */
	#tell(): void {
		if (this.#current === null) return;
		this.#mark(this.#current, this.#current.watch);
		const text = eventText('state', this.#stateOf(this.#current));
		if (text === this.#sent) return;
		this.#sent = text;
		this.#streams.send(text);
	}

	#listen(): void {
		if (this.#stop !== null) return;
		const { look, log, watchDir } = this.#options;
		const again = (): void => {
			if (this.#streams.count === 0) this.#rest();
			else
				look()
					.then(() => this.#tell())
					.catch((fault: unknown) => log.fault('the folder couldn’t be looked at for open pages', fault));
		};
		const quiet = folderBell(watchDir, again, (fault) =>
			log.fault('the system can’t tell of edits of the watch folder; it is looked at every 5 seconds', fault)
		);
		const looking = setInterval(again, LOOK).unref();
		const beating = setInterval(() => this.#streams.send(': beat\n\n'), BEAT).unref();
		this.#stop = () => {
			clearInterval(looking);
			clearInterval(beating);
			quiet();
		};
	}

	#rest(): void {
		this.#stop?.();
		this.#stop = null;
	}
}

export function openLive(options: LiveOptions): Live {
	return new LiveBoard(options);
}
