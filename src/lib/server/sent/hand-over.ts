import type { Day } from '#engine';
import { dayText, parseDay, type Watch } from '#parse';
import { digestViewOf, type FeedEntry } from '#present';
import type { Receiver, SentStore } from '../archive/sent-store.ts';
import { TURN, waitAfter } from './deliver.ts';
import type { Mailed, Mailer } from './mailer.ts';
import { toldOf } from './webhook-message.ts';

/** A digest to hand over to the mail server. */
export interface DigestOrder {
	readonly store: SentStore;
	readonly receiver: string;
	readonly holder: string;
	readonly watch: Watch;
	readonly today: Day;
	/** What it tells of, given when the last one went out. */
	readonly about: (standing: Receiver) => { readonly from: Day; readonly entries: readonly FeedEntry[] };
	readonly mailer: Mailer;
	readonly from: string;
	readonly to: string;
	readonly origin: string;
	readonly now: () => number;
	readonly chance: () => number;
}

/** What came of it: `busy` where another server is at it or it waits, `lost` where nobody knows whether an earlier one arrived. */
export interface HandedOver {
	readonly state: 'sent' | 'busy' | 'already' | 'lost' | 'failed';
	readonly fault: string | null;
}

/** In milliseconds: a mail takes longer than a request. */
const MAIL_TURN = 5 * TURN;
/** After a refusal for good; somebody may have mended it meanwhile. */
const LONG_WAIT = 6 * 3_600_000;

async function note(order: DigestOrder, standing: Receiver, mailed: Mailed): Promise<HandedOver> {
	const { store, receiver, today, now, chance } = order;
	if (mailed.outcome === 'refused') {
		const wait = Math.max(waitAfter(standing.failures + 1, chance()), mailed.isForGood ? LONG_WAIT : 0);
		await store.wait(receiver, standing.failures + 1, now() + wait);
		return { state: 'failed', fault: mailed.fault };
	}
	// What may not have arrived is told again by the next, and not by another mail of this day.
	const told = mailed.outcome === 'sent' ? order.about(standing).entries.map(toldOf) : [];
	await store.finish(receiver, dayText(today), told);
	return { state: mailed.outcome === 'sent' ? 'sent' : 'lost', fault: mailed.fault };
}

async function inTurn(order: DigestOrder, standing: Receiver): Promise<HandedOver> {
	const { store, receiver, watch, today } = order;
	if (standing.begun !== null) {
		await store.finish(receiver, standing.begun, []);
		return { state: 'lost', fault: 'a server ended while it handed a digest over' };
	}
	if ((parseDay(standing.last) ?? today) >= today) return { state: 'already', fault: null };
	const { from, entries } = order.about(standing);
	await store.begin(receiver, dayText(today));
	const mailed = await order.mailer({
		view: digestViewOf(watch, from, today, entries),
		from: order.from,
		to: order.to,
		origin: order.origin,
		token: standing.token,
		day: dayText(today)
	});
	return note(order, standing, mailed);
}

/**
 * Hands a digest over, once a day at most whatever happens: where a server dies or a line breaks half-way, the day's isn't
 * sent again, and the next one tells what it told.
 */
export async function handOverDigest(order: DigestOrder): Promise<HandedOver> {
	const { store, receiver, holder, now } = order;
	const standing = await store.take({ receiver, holder, now: now(), until: now() + MAIL_TURN });
	if (standing === null) return { state: 'busy', fault: null };
	try {
		return await inTurn(order, standing);
	} finally {
		await store.release(receiver, holder);
	}
}
