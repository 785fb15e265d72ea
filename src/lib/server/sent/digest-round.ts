import type { Day } from '#engine';
import { millisecondsOf, parseDay } from '#parse';
import type { FeedEntry } from '#present';
import { newsOf } from '../running/log.ts';
import { handOverDigest } from './hand-over.ts';
import { mailerAt, type Mailer } from './mailer.ts';
import type { News } from './news.ts';
import { knownReceiver, receiverName } from './receivers.ts';
import type { Round, SendingParts } from './sending-parts.ts';
import type { SendingSettings } from './sending-settings.ts';
import { untold } from './webhook-message.ts';

/** In milliseconds after midnight UTC: before that hour neither the day's nor the week's digest goes out. */
const MORNING = 6 * 3_600_000;

/** The latest Monday; day 0, 1 January 1970, was a Thursday. */
const mondayOf = (day: Day): Day => day - ((day + 3) % 7);

/**
 * Whether a digest is due: daily in the morning where there is something untold; weekly on Monday morning, or later where
 * nobody could then; or as soon as a turn or a crossing is untold. Never two on one day. @internal For tests too.
 */
export function isDigestDue(
	when: SendingSettings['digestWhen'],
	time: number,
	{
		today,
		last,
		waiting
	}: { readonly today: Day; readonly last: Day; readonly waiting: readonly FeedEntry[] }
): boolean {
	if (last >= today) return false;
	if (when === 'turns') return waiting.some(({ kind }) => kind === 'turn' || kind === 'crossing');
	if (when === 'daily') return waiting.length > 0 && time >= millisecondsOf(today) + MORNING;
	const monday = mondayOf(today);
	return last < monday && time >= millisecondsOf(monday) + MORNING;
}

/** Sends the digest to every mailbox for which one is due; `holder` is this program's own name. */
export function digestRound(parts: SendingParts, holder: string): Round {
	const { settings, archive, log, counts, now } = parts;
	const isNews = newsOf(now);
	let mailer: Mailer | null = null;

	/** Gives back how many entries wait for the next digest. */
	async function goTo(mailbox: string, news: News, smtpUrl: string): Promise<number> {
		const { sent: store } = await archive();
		const { watch, today, entries } = news;
		const receiver = receiverName('mail', mailbox, watch.title);
		const standing = await knownReceiver(store, receiver, news);
		if (standing.stopped !== null) return 0;
		const waiting = untold(entries, await store.told(receiver));
		const last = parseDay(standing.last) ?? today;
		const isDue = isDigestDue(settings.digestWhen, now(), { today, last, waiting });
		if (standing.waitUntil > now() || !isDue) return waiting.length;
		mailer ??= await mailerAt(smtpUrl);
		const { state, fault } = await handOverDigest({
			...parts,
			store,
			receiver,
			holder,
			watch,
			today,
			about: () => ({ from: last, entries: waiting }),
			mailer,
			from: settings.digestFrom,
			to: mailbox
		});
		if (state === 'sent') counts.sent('mail', 1);
		if (fault !== null) counts.failed('mail');
		if (state === 'sent') log.info('sent a digest by mail', { entries: waiting.length });
		if (fault !== null && isNews(`${state} ${fault}`))
			log.warn(
				state === 'lost'
					? 'nobody knows whether a digest arrived; what it told is told by the next'
					: 'the mail server took no digest; it is tried again',
				{ why: fault }
			);
		return state === 'sent' ? 0 : waiting.length;
	}

	return async (news) => {
		const { smtpUrl, digestTo } = settings;
		// One after the other: mail servers take many at once for a flood.
		let waiting = 0;
		if (smtpUrl !== null) for (const mailbox of digestTo) waiting += await goTo(mailbox, news, smtpUrl);
		counts.waiting('mail', waiting);
		return null;
	};
}
