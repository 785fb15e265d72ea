import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import type { Day, Issue } from '#engine';
import { sentWatch, type SentWatch } from '../watch/watch-pack.ts';
import { doTask, type Outcome, type Task, type WorkingWatch } from './task.ts';

/** What a thread is sent. */
export interface WorkOrder {
	readonly task: Task;
	/** Only where the thread lacks it: it is large. */
	readonly watch: SentWatch | null;
	readonly digest: string;
	readonly issues: readonly Issue[];
	readonly readAt: number | null;
	readonly today: Day;
	/** Set to 1 once nobody waits for the answer. */
	readonly cancelled: Int32Array;
}

/** So many wait already that another would wait too long. */
export class TooBusy extends Error {}

/** Works tasks out where they hold up no page. Rejects with TooBusy, or null for a task that nobody waits for. */
export interface Work {
	run(task: Task, current: WorkingWatch, today: Day, signal: AbortSignal): Promise<Outcome | null>;
	waiting(): number;
}

const MOST_WAITING = 24;
const IDLE_MILLISECONDS = 60_000;

/** One thread fewer than there are processors, as pages need one, but at least one. */
const threads = (): number => Math.max(1, Math.min(4, availableParallelism() - 1));

/**
 * Work in threads of the build; on the development server, which has none, in the server itself. `failed` hears of a
 * thread that died while nobody waited for it, as for want of memory: another takes its place.
 */
export function openWork(build: string | null, failed: (fault: unknown) => void): Work {
	if (build === null)
		return { run: (task, current, today) => doTask(task, current, today), waiting: () => 0 };
	const pool = new Piscina<WorkOrder, Outcome | 'cancelled' | 'unknown watch'>({
		filename: pathToFileURL(join(build, 'print', 'worker.js')).href,
		minThreads: 1,
		maxThreads: threads(),
		idleTimeout: IDLE_MILLISECONDS,
		// Between tasks the thread turns its event loop: what the drawing library frees, it frees there.
		atomics: 'disabled',
		// Beyond our own bound, which answers in words.
		maxQueue: MOST_WAITING * 2
	});
	pool.on('error', failed);
	return { run: (...asked) => runIn(pool, ...asked), waiting: () => pool.queueSize };
}

async function runIn(
	pool: Piscina<WorkOrder, Outcome | 'cancelled' | 'unknown watch'>,
	task: Task,
	{ watch, digest, issues, readAt }: WorkingWatch,
	today: Day,
	signal: AbortSignal
): Promise<Outcome | null> {
	if (pool.queueSize >= MOST_WAITING) throw new TooBusy();
	const cancelled = new Int32Array(new SharedArrayBuffer(4));
	const cancel = (): void => void Atomics.store(cancelled, 0, 1);
	if (signal.aborted) return null;
	signal.addEventListener('abort', cancel, { once: true });
	try {
		const order = { task, watch: null, digest: digest ?? '', issues, readAt, today, cancelled };
		const first = await pool.run(order);
		const outcome = first === 'unknown watch' ? await pool.run({ ...order, watch: sentWatch(watch) }) : first;
		if (outcome === 'unknown watch') throw new Error('A thread forgot the watch that it was sent');
		return outcome === 'cancelled' ? null : outcome;
	} finally {
		signal.removeEventListener('abort', cancel);
	}
}
