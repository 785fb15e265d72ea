import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { dayText } from '#parse';
import { feedKindNames, type FeedEntry } from '#present';
import type { Told } from '../archive/sent-store.ts';

/** One request to a receiver, before it is signed. */
export interface WebhookMessage {
	/** Stays the same however often the message is sent; a receiver that remembers it takes each once. */
	readonly id: string;
	readonly body: string;
}

/** An entry as it was told or is to be: again where more rows have come in since. */
export const toldOf = ({ id, rows = 1 }: FeedEntry): Told => ({ entry: id, version: rows });

/** Those that a receiver hasn't been told as they stand, in their order. */
export function untold(
	entries: readonly FeedEntry[],
	told: ReadonlyMap<string, number>
): readonly FeedEntry[] {
	return entries.filter((entry) => toldOf(entry).version > (told.get(entry.id) ?? 0));
}

/**
 * An entry in the form of the Standard Webhooks convention: `type`, `timestamp` (when it became known) and `data`.
 * `origin` is the server's own name.
 */
export function messageOf(entry: FeedEntry, watch: string, origin: string): WebhookMessage {
	const { id, kind, on, at, title, lines, path, rows } = entry;
	const { version } = toldOf(entry);
	const number = createHash('sha256').update(`${id}\n${version}`).digest('hex').slice(0, 32);
	const body = {
		type: `entry.${kind}`,
		timestamp: at ?? `${dayText(on)}T00:00:00Z`,
		data: {
			id,
			watch,
			kind: feedKindNames[kind],
			on: dayText(on),
			title,
			lines,
			url: origin + path,
			rows: rows ?? null
		}
	};
	return { id: `msg_${number}`, body: JSON.stringify(body) };
}

/** The headers that sign a message at a time (milliseconds since 1970): a signature for each secret. */
export function signed(
	{ id, body }: WebhookMessage,
	secrets: readonly string[],
	time: number
): Readonly<Record<string, string>> {
	// The convention counts in seconds.
	const seconds = Math.floor(time / 1000);
	const signatures = secrets.map((secret) => new Webhook(secret).sign(id, new Date(seconds * 1000), body));
	return {
		'webhook-id': id,
		'webhook-timestamp': String(seconds),
		'webhook-signature': signatures.join(' ')
	};
}
