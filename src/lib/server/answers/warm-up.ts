import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Settings } from '../settings.ts';

/** What everybody asks first; no more, as readers wait for each of them meanwhile. */
const usual: readonly string[] = ['/', '/api/outlook', '/indicators', '/scenarios'];

/** In milliseconds: whoever noticed the new board is answered first. */
const PAUSE = 50;
const LONGEST = 30_000;

/** Asks as a reader would; resolves when the answer is there, or has failed, which the log then tells. */
function ask(path: string, { address, family, port }: AddressInfo, host: string | null): Promise<void> {
	return new Promise((resolve) => {
		const here = family === 'IPv6' ? `[${address}]` : address;
		const headers = { host: host ?? `${here}:${port}`, 'accept-encoding': 'br', accept: 'text/html' };
		const asking = request(
			{ host: address, port, path, headers, timeout: LONGEST, agent: false },
			(answer) => {
				answer.resume().once('close', resolve);
			}
		);
		asking.once('timeout', () => asking.destroy());
		asking.once('error', () => resolve());
		asking.end();
	});
}

/**
 * Has the usual answers made in the background, one after the other, whenever it is called: at start, and when the board
 * or the day is another one. Called again meanwhile, it begins once more after the first round.
 */
export function warmUp(server: Server, { origin }: Pick<Settings, 'origin'>): () => void {
	/** Rounds asked for: none, the one that runs, or that and another. */
	let rounds = 0;
	const round = async (): Promise<void> => {
		for (const path of usual) {
			const place = server.address();
			if (!server.listening || place === null || typeof place === 'string') return;
			await ask(path, place, origin?.host ?? null);
		}
	};
	const run = async (): Promise<void> => {
		while (rounds > 0) {
			await new Promise((resolve) => setTimeout(resolve, PAUSE).unref());
			await round();
			rounds -= 1;
		}
	};
	return () => {
		rounds = Math.min(rounds + 1, 2);
		if (rounds === 1) void run();
	};
}
