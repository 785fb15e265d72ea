import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { doTask, type Task, type WorkingWatch } from '#server/workers/task.ts';
import { openWork, type WorkOrder } from '#server/workers/work.ts';
import work from '../../../src/workers/worker.ts';
import { sentWatch } from '#server/watch/watch-pack.ts';
import { watchOf } from '../../support/frozen-watch.ts';

const today = 20_779;
let current: WorkingWatch;
beforeAll(async () => {
	const { watch, digest } = await watchOf();
	current = { watch, digest, issues: [], readAt: 0 };
});

const file = (path: string): Task => ({
	kind: 'file',
	file: { name: 'outlook', ending: 'json' },
	id: '',
	url: `http://localhost/outlook.json${path}`,
	site: 'http://localhost'
});
const order = (task: Task, watch = true): WorkOrder => ({
	task,
	// As it arrives in another thread.
	watch: watch ? structuredClone(sentWatch(current.watch)) : null,
	digest: current.digest ?? '',
	issues: [],
	readAt: 0,
	today,
	cancelled: new Int32Array(new SharedArrayBuffer(4))
});

it('answers in a thread what it answers here, and needs the watch sent once', async () => {
	const here = await doTask(file('?as-of=2026-11-22'), current, today);
	expect(await work(order(file('?as-of=2026-11-22'), false))).toBe('unknown watch');
	expect(await work(order(file('?as-of=2026-11-22')))).toEqual(here);
	expect(await work(order(file('?as-of=2026-11-22'), false))).toEqual(here);
	const scenarios: Task = { kind: 'scenarios', query: 'as-of=2026-11-22' };
	expect(await work(order(scenarios, false))).toEqual(
		structuredClone(await doTask(scenarios, current, today))
	);
	const other = { ...order(file(''), false), digest: 'of another watch' };
	expect(await work(other)).toBe('unknown watch');
});

it('does nothing for an answer that nobody waits for', async () => {
	const unwanted = order(file(''));
	Atomics.store(unwanted.cancelled, 0, 1);
	expect(await work(unwanted)).toBe('cancelled');
});

it('hands on what a page would have thrown', async () => {
	const zip: Task = {
		kind: 'file',
		file: { name: 'watch', ending: 'zip' },
		id: '',
		url: 'http://localhost/watch.zip?as-of=banana',
		site: 'http://localhost'
	};
	expect(await doTask(zip, current, today)).toMatchObject({ kind: 'refused', status: 400 });
});

it('outlives a thread that dies while nobody waits for it', async () => {
	const build = mkdtempSync(join(tmpdir(), 'threads-'));
	mkdirSync(join(build, 'print'));
	writeFileSync(
		join(build, 'print', 'worker.js'),
		`export default ({ task }) => {
			// Not before a busy machine has heard its answer: then somebody would still have waited for it.
			if (task.query === 'die') setTimeout(() => { throw new Error('out of memory'); }, 500);
			return { kind: 'search', hits: [] };
		};`
	);
	try {
		let heard: (fault: unknown) => void = () => undefined;
		const died = new Promise<unknown>((settle) => (heard = settle));
		const pool = openWork(build, (fault) => heard(fault));
		const ask = (query: string) =>
			pool.run({ kind: 'search', query }, current, today, new AbortController().signal);
		expect(await ask('die')).toEqual({ kind: 'search', hits: [] });
		expect(String(await died)).toContain('out of memory');
		expect(await ask('live')).toEqual({ kind: 'search', hits: [] });
	} finally {
		rmSync(build, { recursive: true });
	}
});
