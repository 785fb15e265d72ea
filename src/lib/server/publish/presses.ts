import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { PRESS_ORDER, PRESS_TOKEN, type PressOrder } from './press-order.ts';

/** What an address of the live watch answers. */
export interface Printed {
	readonly status: number;
	readonly type: string;
	readonly policy: string | null;
	readonly body: Uint8Array;
}

/** The pages can't be made: the process that makes them has ended, or says nothing. */
export class PressFault extends Error {}

export interface Press {
	ask(path: string): Promise<Printed>;
	close(): void;
}

/** In milliseconds; pages of the largest watches take seconds. */
const LONGEST = 120_000;
const program = fileURLToPath(new URL('./press.ts', import.meta.url));

function portOf(child: ChildProcess, said: () => string): Promise<number> {
	return new Promise((resolve, reject) => {
		child.once('message', (port) => resolve(Number(port)));
		child.once('error', reject);
		child.once('exit', () => reject(new PressFault(`The pages could not be loaded:\n${said()}`)));
	});
}

/** Starts a process that makes pages, with an environment of its own; `close` ends it. */
export async function startPress(
	order: Omit<PressOrder, 'token'>,
	env: Readonly<Record<string, string | undefined>>
): Promise<Press> {
	const token = randomUUID();
	const child = fork(program, [], {
		execArgv: ['--import', 'tsx'],
		env: { ...env, [PRESS_ORDER]: JSON.stringify({ ...order, token }) },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc']
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
	const port = await portOf(child, () => said);
	return {
		ask: async (path) => {
			try {
				const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
					headers: { [PRESS_TOKEN]: token, accept: 'text/html' },
					redirect: 'manual',
					signal: AbortSignal.timeout(LONGEST)
				});
				return {
					status: answer.status,
					type: answer.headers.get('content-type') ?? '',
					policy: answer.headers.get('content-security-policy'),
					body: new Uint8Array(await answer.arrayBuffer())
				};
			} catch (error) {
				throw new PressFault(
					`${path} was not answered: ${error instanceof Error ? error.message : ''}\n${said}`
				);
			}
		},
		close: () => void child.kill()
	};
}
