import { parentPort } from 'node:worker_threads';
import { lookNow } from '#server/live/folder-look.ts';

/** Runs in a thread of its own, built into a module of its own: looks at the folder whenever it is told one. */
parentPort?.on('message', (dir: string) => parentPort?.postMessage(lookNow(dir)));
