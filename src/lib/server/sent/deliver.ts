import type { FeedEntry } from '#present';
import type { Receiver, SentStore } from '../archive/sent-store.ts';
import type { Posted } from './post.ts';
import { toldOf, untold } from './webhook-message.ts';

/** In milliseconds: how long a turn lasts, longer than any request; a server that is killed keeps the others out so long. */
export const TURN = 60_000;
/** Before the second try; doubled before each further one, up to the longest. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 15 * 60_000;
/** In one go; whoever else is waiting gets a turn in between. */
const MOST_AT_ONCE = 200;

/** Before the next try after so many failures in a row; `chance` from 0 to 1 spreads those who would come at once. */
export function waitAfter(failures: number, chance: number): number {
	return Math.min(FIRST_WAIT * 2 ** Math.min(failures - 1, 20), LONGEST_WAIT) * (0.75 + chance / 2);
}

/** How sending to one receiver is done. */
export interface Courier {
	readonly receiver: string;
	readonly store: SentStore;
	/** Who sends: another one for each program. */
	readonly holder: string;
	readonly now: () => number;
	readonly chance: () => number;
	readonly send: (entry: FeedEntry) => Promise<Posted>;
	/** The server stops. */
	readonly isOver: () => boolean;
}

/** What came of a go: when to come again (milliseconds since 1970; null: when something is new), and what went wrong. */
export interface Delivered {
	readonly again: number | null;
	readonly sent: number;
	/** Entries that are still to be sent. */
	readonly waiting: number;
	readonly fault: string | null;
	readonly isGone: boolean;
}

const rest = (again: number | null, sent: number, waiting: number): Delivered => ({
	again,
	sent,
	waiting,
	fault: null,
	isGone: false
});

async function noteFailure(
	courier: Courier,
	{ failures }: Receiver,
	{ fault, retryAfter, isGone }: Posted,
	{ sent, waiting }: Pick<Delivered, 'sent' | 'waiting'>
): Promise<Delivered> {
	const { store, receiver, now, chance } = courier;
	const wait = Math.max(waitAfter(failures + 1, chance()), retryAfter ?? 0);
	const again = now() + wait;
	await store.wait(receiver, failures + 1, again);
	return { again, sent, waiting, fault, isGone };
}

/** Sends what is untold, in order: none before the one ahead of it has arrived. */
async function sendInTurn(entries: readonly FeedEntry[], courier: Courier): Promise<Delivered> {
	const { store, receiver, holder, now } = courier;
	const waiting = untold(entries, await store.told(receiver));
	for (const [sent, entry] of waiting.slice(0, MOST_AT_ONCE).entries()) {
		const left = waiting.length - sent;
		const standing = await store.take({ receiver, holder, now: now(), until: now() + TURN });
		if (standing === null || courier.isOver()) return rest(now() + TURN, sent, left);
		const posted = await courier.send(entry);
		if (courier.isOver() && posted.fault !== null) return rest(null, sent, left);
		if (posted.fault !== null) return noteFailure(courier, standing, posted, { sent, waiting: left });
		await store.tell(receiver, [toldOf(entry)]);
	}
	const left = Math.max(waiting.length - MOST_AT_ONCE, 0);
	return rest(left === 0 ? null : now(), waiting.length - left, left);
}

/**
 * Tells a receiver of entries that it hasn't been told: at least once, each under an id that stays, in order, and one
 * server at a time. Must be known to the store.
 */
export async function deliver(entries: readonly FeedEntry[], courier: Courier): Promise<Delivered> {
	const { store, receiver, holder, now } = courier;
	const waiting = untold(entries, await store.told(receiver)).length;
	if (waiting === 0) return rest(null, 0, 0);
	const turn = { receiver, holder, now: now(), until: now() + TURN };
	if ((await store.take(turn)) === null) {
		const standing = await store.receiver(receiver);
		return rest(Math.max(standing?.waitUntil ?? 0, now() + TURN / 4), 0, waiting);
	}
	try {
		return await sendInTurn(entries, courier);
	} finally {
		await store.release(receiver, holder);
	}
}
