import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that reached a receiver, and whether it was answered with 204. */
interface Received {
	readonly id: string;
	readonly body: string;
	readonly isSigned: boolean;
	readonly isTaken: boolean;
}

type Mood = 'up' | 'down' | 'silent' | number;

/** A receiver on loopback. `down` cuts lines, `silent` never answers, a number is answered. */
export interface HookReceiver {
	readonly url: string;
	readonly all: readonly Received[];
	/** How it treats the next request, given what it has had. */
	treat: (received: readonly Received[]) => Mood;
	/** Resolves once what came satisfies a condition. */
	until(enough: (received: readonly Received[]) => boolean): Promise<void>;
	close(): Promise<void>;
}

/** By the words of the convention, not by the library that signs. */
function isSignedWith(secret: string, { headers }: IncomingMessage, body: string): boolean {
	const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
	const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
	const signature = `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
	return String(headers['webhook-signature']).split(' ').includes(signature);
}

function answer(mood: Mood, response: ServerResponse): void {
	if (mood === 'down') response.destroy();
	else if (mood !== 'silent') response.writeHead(mood === 'up' ? 204 : mood).end();
}

export async function hookReceiver(secret: string): Promise<HookReceiver> {
	const all: Received[] = [];
	let heard = (): void => undefined;
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('error', () => undefined);
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString();
			const mood = receiver.treat(all);
			const id = String(request.headers['webhook-id']);
			all.push({ id, body, isSigned: isSignedWith(secret, request, body), isTaken: mood === 'up' });
			answer(mood, response);
			heard();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const receiver: HookReceiver = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?token=secret`,
		all,
		treat: () => 'up',
		until: async (enough) => {
			while (!enough(all)) await new Promise<void>((resolve) => (heard = resolve));
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
	return receiver;
}
