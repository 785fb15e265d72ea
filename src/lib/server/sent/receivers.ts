import { createHash, randomBytes } from 'node:crypto';
import { dayText } from '#parse';
import type { Receiver, SentStore } from '../archive/sent-store.ts';
import type { News } from './news.ts';
import { toldOf } from './webhook-message.ts';

/** The name by which a receiver of one watch is kept: its address, which may hold secrets, can't be read from it. */
export function receiverName(kind: 'webhook' | 'mail', address: string, watch: string): string {
	return `${kind} ${createHash('sha256').update(`${address}\n${watch}`).digest('hex')}`;
}

/** A receiver as it is known; one that isn't is made known, and is told nothing of what there was before. */
export async function knownReceiver(
	store: SentStore,
	name: string,
	{ entries, today }: News
): Promise<Receiver> {
	const found = await store.receiver(name);
	if (found !== null) return found;
	const token = randomBytes(32).toString('base64url');
	await store.introduce({ name, token, last: dayText(today) }, entries.map(toldOf));
	const made = await store.receiver(name);
	if (made === null) throw new Error('A receiver that was just made known isn’t');
	return made;
}
