/**
 * In JavaScript, as threads are begun without what reads TypeScript. Put before a server by `--import`: on SIGUSR2 every thread gives back what it doesn't use (`--expose-gc`), and the
 * server says in one line how much memory is left: `memory {"rss":…,"heap":…}` in bytes, of the process and of its main
 * thread.
 */
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

const ROUNDS = 4;
const collect = globalThis.gc;
if (collect === undefined) throw new Error('give-back.ts needs --expose-gc');

/** Pictures are given back by finalizers, which run between turns of the event loop. */
async function giveBack() {
	for (let round = 0; round < ROUNDS; round += 1) {
		collect?.();
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

const threads = new BroadcastChannel('give-back');
if (isMainThread)
	process.on('SIGUSR2', () => {
		threads.postMessage(null);
		void giveBack().then(() => {
			const { rss, heapUsed, external } = process.memoryUsage();
			console.log(`memory ${JSON.stringify({ rss, heap: heapUsed + external })}`);
		});
	});
else threads.onmessage = () => void giveBack();
threads.unref();
