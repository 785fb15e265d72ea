/** Somebody who is sent what is new: an address of a webhook, or a mailbox. */
export interface Receiver {
	/** Made of the address, which isn't kept, and the watch's title. */
	readonly name: string;
	/** By which whoever got a mail may stop the next; nobody guesses it. */
	readonly token: string;
	/** How often in a row sending has failed. */
	readonly failures: number;
	/** No further try before this time, in milliseconds since 1970. */
	readonly waitUntil: number;
	/** The day of the last digest, or the one on which the receiver became known: `2026-11-26`. */
	readonly last: string;
	/** The day of a digest that was handed over without word of how it went; null usually. */
	readonly begun: string | null;
	/** When its reader stopped it; null while it goes on. */
	readonly stopped: string | null;
}

/** An entry of a feed, and how much it held when it was told: it is told again where more has come in. */
export interface Told {
	readonly entry: string;
	readonly version: number;
}

/** A turn to send to a receiver: whose, from when until when (milliseconds since 1970). */
export interface Turn {
	readonly receiver: string;
	readonly holder: string;
	readonly now: number;
	readonly until: number;
}

/** What was sent to whom, so that no restart and no second server sends it again. */
export interface SentStore {
	/** Null where nobody has introduced it. */
	receiver(name: string): Promise<Receiver | null>;
	/** Makes a receiver known together with what it needn't be told; leaves one that is known as it is. */
	introduce(receiver: Pick<Receiver, 'name' | 'token' | 'last'>, told: readonly Told[]): Promise<void>;
	/** What a receiver has been told: versions by entry. */
	told(receiver: string): Promise<ReadonlyMap<string, number>>;
	/** Takes or keeps the turn; null where another holds it, or the receiver waits. */
	take(turn: Turn): Promise<Receiver | null>;
	/** Gives the turn back. */
	release(receiver: string, holder: string): Promise<void>;
	/** Notes what has arrived, and that nothing fails. */
	tell(receiver: string, told: readonly Told[]): Promise<void>;
	/** Notes that sending has failed so often in a row, and until when it waits. */
	wait(receiver: string, failures: number, until: number): Promise<void>;
	/** Notes that a day's digest is handed over. */
	begin(receiver: string, day: string): Promise<void>;
	/** Notes how that went: the day of the last digest, and what it told. */
	finish(receiver: string, last: string, told: readonly Told[]): Promise<void>;
	receiverOf(token: string): Promise<Receiver | null>;
	/** Stops what goes to the reader with a token, or with null lets it go on. */
	stop(token: string, time: string | null): Promise<void>;
}

/** The same store, each of whose answers goes through `around`. */
export function sentAround(store: () => SentStore, around: <T>(answer: Promise<T>) => Promise<T>): SentStore {
	return {
		receiver: (name) => around(store().receiver(name)),
		introduce: (...asked) => around(store().introduce(...asked)),
		told: (receiver) => around(store().told(receiver)),
		take: (turn) => around(store().take(turn)),
		release: (...asked) => around(store().release(...asked)),
		tell: (...asked) => around(store().tell(...asked)),
		wait: (...asked) => around(store().wait(...asked)),
		begin: (...asked) => around(store().begin(...asked)),
		finish: (...asked) => around(store().finish(...asked)),
		receiverOf: (token) => around(store().receiverOf(token)),
		stop: (...asked) => around(store().stop(...asked))
	};
}
