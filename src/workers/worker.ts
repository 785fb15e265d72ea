import { receivedWatch } from '#server/watch/watch-pack.ts';
import { doTask, type Outcome } from '#server/workers/task.ts';
import type { WorkOrder } from '#server/workers/work.ts';

/** The newest watch that this thread was given; it is sent again only when it has changed. */
let held: ({ readonly digest: string } & ReturnType<typeof receivedWatch>) | null = null;

/** Runs in a thread of its own, built into a module of its own: does a task, unless nobody waits for it any more. */
export default async function work(order: WorkOrder): Promise<Outcome | 'cancelled' | 'unknown watch'> {
	const { task, watch, digest, issues, readAt, today, cancelled } = order;
	if (Atomics.load(cancelled, 0) === 1) return 'cancelled';
	if (watch !== null) held = { digest, ...receivedWatch(watch, held?.known) };
	if (held?.digest !== digest) return 'unknown watch';
	return doTask(task, { watch: held.watch, digest, issues, readAt }, today);
}
