import { newsOf } from '../running/log.ts';
import { deliver, type Courier, type Delivered } from './deliver.ts';
import type { News } from './news.ts';
import { post } from './post.ts';
import { knownReceiver, receiverName } from './receivers.ts';
import type { Round, SendingParts } from './sending-parts.ts';
import { messageOf, signed } from './webhook-message.ts';

function courierOf(
	{ settings, origin, now, chance, stopping }: SendingParts,
	{ watch }: News,
	url: URL,
	{ receiver, store, holder }: Pick<Courier, 'receiver' | 'store' | 'holder'>
): Courier {
	return {
		receiver,
		store,
		holder,
		now,
		chance,
		isOver: () => stopping.aborted,
		send: (entry) => {
			const message = messageOf(entry, watch.title, origin);
			return post({
				url,
				headers: {
					'content-type': 'application/json',
					'user-agent': 'alignment-watch',
					...signed(message, settings.webhookSecrets, now())
				},
				body: message.body,
				mayBePrivate: settings.mayBePrivate,
				signal: stopping
			});
		}
	};
}

/** Sends what is new to every webhook; `holder` is this program's own name. */
export function webhookRound(parts: SendingParts, holder: string): Round {
	const { settings, archive, log, counts, now } = parts;
	const isNews = newsOf(now);
	const gone = new Set<URL>();

	async function goTo(url: URL, news: News): Promise<Pick<Delivered, 'again' | 'waiting'>> {
		const { sent: store } = await archive();
		const receiver = receiverName('webhook', url.href, news.watch.title);
		await knownReceiver(store, receiver, news);
		const done = await deliver(news.entries, courierOf(parts, news, url, { receiver, store, holder }));
		counts.sent('webhook', done.sent);
		if (done.fault !== null) counts.failed('webhook');
		if (done.sent > 0) log.info('sent to a webhook', { host: url.host, entries: done.sent });
		// Its path may hold a secret.
		if (done.fault !== null && isNews(`${url.host} ${done.fault}`))
			log.warn('a webhook’s receiver took nothing; it is tried again', { host: url.host, why: done.fault });
		if (done.isGone) {
			gone.add(url);
			log.warn('a webhook’s receiver is gone; it is left alone until the next start', { host: url.host });
		}
		return done.isGone ? { again: null, waiting: 0 } : done;
	}

	return async (news) => {
		const asked = settings.webhooks.filter((url) => !gone.has(url));
		const done = await Promise.all(asked.map((url) => goTo(url, news)));
		counts.waiting(
			'webhook',
			done.reduce((sum, { waiting }) => sum + waiting, 0)
		);
		const due = done.flatMap(({ again }) => again ?? []);
		return due.length === 0 ? null : Math.min(...due);
	};
}
