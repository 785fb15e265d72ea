import { randomUUID } from 'node:crypto';
import { ArchiveFault } from '../archive/archive.ts';
import { newsOf } from '../running/log.ts';
import type { Settings } from '../settings.ts';
import { digestRound } from './digest-round.ts';
import { newsDesk } from './news.ts';
import type { Round, SendingParts } from './sending-parts.ts';
import { webhookRound } from './webhook-round.ts';

/** In milliseconds: how often folder, day and archive are looked at for news. */
const LOOK = 30_000;

/** The address by which readers reach a server. */
export const originOfServer = ({ origin, port }: Pick<Settings, 'origin' | 'port'>): string =>
	origin?.origin ?? `http://127.0.0.1:${port}`;

/** One go after the other through whatever is to be sent. @internal For tests too. */
export function sendingRounds(parts: SendingParts): () => Promise<number | null> {
	const news = newsDesk(parts.look, parts.archive, parts.now);
	const holder = randomUUID();
	const rounds: readonly Round[] = [webhookRound(parts, holder), digestRound(parts, holder)];
	return async () => {
		const found = await news();
		if (found === null) return null;
		const times = await Promise.all(rounds.map((round) => round(found)));
		const due = times.filter((time) => time !== null);
		return due.length === 0 ? null : Math.min(...due);
	};
}

/** Sends what is new for as long as the server runs; gives back what makes it look at once. */
export function startSending(parts: SendingParts): () => void {
	const { log, now, stopping } = parts;
	const round = sendingRounds(parts);
	const isNews = newsOf();
	let timer: NodeJS.Timeout | undefined;
	let isRunning = false;
	let rings = 0;
	const go = async (): Promise<void> => {
		isRunning = true;
		const heard = rings;
		let again: number | null = null;
		try {
			again = await round();
		} catch (fault) {
			// What the archive can't do is said where it is asked.
			if (!(fault instanceof ArchiveFault) && isNews(String(fault)))
				log.fault('nothing could be sent', fault);
		}
		isRunning = false;
		const wait = again === null ? LOOK : Math.min(LOOK, Math.max(0, again - now()));
		later(rings === heard ? wait : 0);
	};
	const later = (wait: number): void => {
		clearTimeout(timer);
		if (!stopping.aborted) timer = setTimeout(() => void go(), wait).unref();
	};
	stopping.addEventListener('abort', () => clearTimeout(timer));
	later(0);
	return () => {
		rings += 1;
		if (!isRunning) later(0);
	};
}
