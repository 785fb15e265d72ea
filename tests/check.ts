/** `npm run check`: every check that isn't a test, two at a time, the longest first; what each said, once it has ended. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const checks = ['lint', 'types', 'unused', 'format', 'walls'] as const;
/** Each holds the whole program in memory, about a gigabyte. */
const AT_ONCE = Math.min(2, availableParallelism());

/** Resolves with whether it found nothing, having printed what it said. */
function passes(name: string): Promise<boolean> {
	const began = performance.now();
	const child = spawn('npm', ['run', '-s', `check:${name}`], {
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32'
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
	return new Promise((resolve) => {
		child.once('error', (error) => (said += error.message));
		child.once('close', (status) => {
			const seconds = ((performance.now() - began) / 1000).toFixed(0);
			console.log(`-- check:${name}: ${status === 0 ? 'fine' : 'FAILED'} (${seconds} s)\n${said.trim()}`);
			resolve(status === 0);
		});
	});
}

const waiting = checks[Symbol.iterator]();
async function worker(): Promise<boolean> {
	let isFine = true;
	for (const name of waiting) isFine = (await passes(name)) && isFine;
	return isFine;
}

const found = await Promise.all(Array.from({ length: AT_ONCE }, worker));
if (found.includes(false)) process.exitCode = 1;
