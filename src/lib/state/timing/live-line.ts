/** How an open page and the server stand: in touch, about to be, or what is shown was so at a time (milliseconds). */
export type Touch = 'live' | 'reconnecting' | { readonly asOf: number };

/** What a line needs of the browser; an EventSource and the like. */
export interface LineEnds {
	/** Opens the stream. `closed` tells that the browser won't try again by itself. */
	readonly open: (
		heard: (text: string) => void,
		failed: (closed: boolean) => void
	) => { readonly close: () => void };
	/** Asks once; rejects where nobody answers. */
	readonly ask: () => Promise<string>;
	readonly now: () => number;
	/** When what is shown was so, for a page that comes from what was kept; NaN for one that the server has just given. */
	readonly since?: number;
	/** Runs an act later; returns what stops it. */
	readonly later: (milliseconds: number, act: () => void) => () => void;
	readonly heard: (text: string) => void;
	readonly touched: (touch: Touch) => void;
}

/** In milliseconds: how long a stream may take to say something, how often is asked without one, how long after a failure. */
const PATIENCE = 10_000;
const ASK_EVERY = 30_000;
const TRY_AGAIN = 5_000;
/** So often is asked before a stream is tried again. */
const ASKS = 10;
/** A clock that jumps further than this between two looks has slept. */
const LOOK = 15_000;
const SLEPT = 45_000;

/** Keeps an open page in touch: by a stream, by asking where none can be held, and again after sleep and failures. */
export class LiveLine {
	readonly #ends: LineEnds;
	#source: { readonly close: () => void } | null = null;
	#stopWaiting: (() => void) | null = null;
	#stopLooking: (() => void) | null = null;
	#lastHeard: number;
	/** Whether a stream is worth another try soon: one was held, or nobody was there at all. */
	#mayStream = false;
	/** Goes up with every new attempt, so that answers to earlier ones are passed over. */
	#attempt = 0;

	constructor(ends: LineEnds) {
		this.#ends = ends;
		this.#lastHeard = Number.isFinite(ends.since) ? (ends.since ?? ends.now()) : ends.now();
	}

	/** Opens the stream, or opens it anew: at the start, when a page is seen again, or the net is back. */
	connect(): void {
		this.pause();
		const attempt = this.#attempt;
		this.#look(this.#ends.now());
		this.#source = this.#ends.open(
			(text) => {
				if (attempt === this.#attempt) this.#heard(text, 'live');
			},
			(closed) => {
				if (attempt === this.#attempt) this.#failed(closed);
			}
		);
		this.#wait(PATIENCE, () => this.#ask(ASKS));
	}

	/** Lets go: of a page that nobody sees, browsers hold few lines to one server. */
	pause(): void {
		this.#attempt += 1;
		this.#source?.close();
		this.#source = null;
		this.#stopWaiting?.();
		this.#stopLooking?.();
		this.#stopWaiting = this.#stopLooking = null;
	}

	#heard(text: string, touch: 'live' | 'asked'): void {
		this.#lastHeard = this.#ends.now();
		if (touch === 'live') {
			this.#mayStream = true;
			this.#stopWaiting?.();
		}
		this.#ends.touched(touch === 'live' ? 'live' : { asOf: this.#lastHeard });
		this.#ends.heard(text);
	}

	#failed(closed: boolean): void {
		this.#ends.touched('reconnecting');
		if (closed) this.#ask(ASKS);
		else this.#wait(PATIENCE, () => this.#ask(ASKS));
	}

	/** Asks `left` times before it tries a stream again. */
	#ask(left: number): void {
		this.pause();
		const attempt = this.#attempt;
		this.#look(this.#ends.now());
		this.#ends.ask().then(
			(text) => {
				if (attempt !== this.#attempt) return;
				this.#heard(text, 'asked');
				const isSoon = this.#mayStream;
				this.#mayStream = false;
				if (isSoon) this.#wait(TRY_AGAIN, () => this.connect());
				else this.#wait(ASK_EVERY, () => (left > 1 ? this.#ask(left - 1) : this.connect()));
			},
			() => {
				if (attempt !== this.#attempt) return;
				this.#mayStream = true;
				this.#ends.touched({ asOf: this.#lastHeard });
				this.#wait(TRY_AGAIN, () => this.connect());
			}
		);
	}

	#wait(milliseconds: number, act: () => void): void {
		this.#stopWaiting?.();
		this.#stopWaiting = this.#ends.later(milliseconds, act);
	}

	/** A machine that slept has lost its lines without having been told. */
	#look(before: number): void {
		this.#stopLooking = this.#ends.later(LOOK, () => {
			const now = this.#ends.now();
			if (now - before > SLEPT) this.connect();
			else this.#look(now);
		});
	}
}
