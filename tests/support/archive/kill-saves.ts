import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const saver = fileURLToPath(new URL('./saver.ts', import.meta.url));

/** An archive's place, as `openArchive` takes it. */
export interface SavingPlace {
	readonly dataDir: string;
	readonly databaseUrl: string | null;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/**
 * Starts a program that saves invented briefings from `first` on, as fast as it can, and kills it -9 a moment after it
 * has acknowledged `after` of them; the ids that it acknowledged. Without `after` it ends by itself.
 */
export async function savesUntilKilled(
	{ dataDir, databaseUrl }: SavingPlace,
	{
		first,
		count,
		kill
	}: {
		readonly first: number;
		readonly count: number;
		readonly kill: { readonly after: number; readonly micros: number } | null;
	}
): Promise<readonly string[]> {
	const child = spawn(process.execPath, ['--import', 'tsx', saver, String(first), String(count)], {
		env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let complaints = '';
	child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	const acknowledged: string[] = [];
	for await (const line of createInterface(child.stdout)) {
		acknowledged.push(line);
		if (kill !== null && acknowledged.length === kill.after) {
			const until = performance.now() + kill.micros / 1000;
			while (performance.now() < until);
			child.kill('SIGKILL');
		}
	}
	const code = await ended;
	if (kill === null && code !== 0) throw new Error(complaints);
	return acknowledged;
}
