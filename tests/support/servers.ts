import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';

/** A server of a test's own. */
export interface Started {
	readonly process: ChildProcess;
	readonly address: string;
	readonly said: () => string;
}

const running: ChildProcess[] = [];

/** A port that nobody holds, for a server that must know its own before it is up. */
export async function freePort(): Promise<string> {
	const holding = createServer();
	await new Promise<void>((resolve) => holding.listen(0, '127.0.0.1', resolve));
	const { port } = holding.address() as AddressInfo;
	await new Promise((resolve) => holding.close(resolve));
	return String(port);
}

/** Runs a command that starts one on a free port, on the frozen watch unless told otherwise, without waiting for it. */
export function launchWith(
	command: string,
	words: readonly string[],
	env: Readonly<Record<string, string>>,
	cwd = process.cwd()
): { process: ChildProcess; said: () => string } {
	const child = spawn(command, words, {
		cwd,
		env: { ...process.env, PORT: '0', WATCH_DIR: resolve('tests/fixtures/watch'), ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	running.push(child);
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
	return { process: child, said: () => said };
}

/** The same, and waits for the address it prints. */
export async function startedWith(...order: Parameters<typeof launchWith>): Promise<Started> {
	const { process: child, said } = launchWith(...order);
	const address = await new Promise<string>((resolve, reject) => {
		child.stdout?.on('data', () => {
			const match = /is on (http\S+)\/\n/.exec(said());
			if (match?.[1] !== undefined) resolve(match[1]);
		});
		child.once('exit', () => reject(new Error(`The server stopped before it was up:\n${said()}`)));
	});
	return { process: child, said, address };
}

const words = ['--import', 'tsx', 'src/start.ts'] as const;

/** Starts the server on a free port without waiting for it. */
export const launch = (env: Readonly<Record<string, string>>): ReturnType<typeof launchWith> =>
	launchWith(process.execPath, words, env);

/** Starts a server of its own on a free port and waits for the address it prints. */
export const started = (env: Readonly<Record<string, string>>): Promise<Started> =>
	startedWith(process.execPath, words, env);

export const exitOf = (child: ChildProcess): Promise<number | null> =>
	new Promise((resolve) => {
		if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
		else child.once('exit', (code) => resolve(code));
	});

/** Stops every server that was started here. */
export async function stopAll(): Promise<void> {
	for (const child of running.splice(0)) {
		child.kill('SIGTERM');
		await exitOf(child);
	}
}
