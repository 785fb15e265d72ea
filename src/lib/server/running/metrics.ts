import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { SendingCounts } from '../sent/sending-parts.ts';
import type { AnswerDesk } from '../answers/answer-desk.ts';

const register = new Registry();
const prefix = 'alignment_watch_';
collectDefaultMetrics({ register });

const requests = new Counter({
	name: `${prefix}requests_total`,
	help: 'Answers by route and status.',
	labelNames: ['route', 'status'],
	registers: [register]
});
const seconds = new Histogram({
	name: `${prefix}request_seconds`,
	help: 'How long answers took, by route.',
	labelNames: ['route'],
	buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
	registers: [register]
});
const reloads = new Counter({
	name: `${prefix}reloads_total`,
	help: 'How often the watch folder was read, by what came of it.',
	labelNames: ['result'],
	registers: [register]
});
const issues = new Gauge({
	name: `${prefix}issues`,
	help: 'Issues of the watch folder as it stands.',
	registers: [register]
});

const looks = new Counter({
	name: `${prefix}answers_looked_up_total`,
	help: 'Requests by what was found: hit (kept), shared (made once for several), miss (made), passed (not for sharing).',
	labelNames: ['result'],
	registers: [register]
});

const questions = new Counter({
	name: `${prefix}archive_questions_total`,
	help: 'What the archive was asked: lists, counts, texts and saves, for pages and whatever else.',
	registers: [register]
});

const sent = new Counter({
	name: `${prefix}sent_total`,
	help: 'Messages by way (webhook: an entry to one receiver, mail: a digest to one mailbox) and result: sent, or failed, once for each try.',
	labelNames: ['way', 'result'],
	registers: [register]
});
const unsent = new Gauge({
	name: `${prefix}sent_waiting`,
	help: 'Entries that receivers still have to be told, by way: webhook, for the next try; mail, for the next digest.',
	labelNames: ['way'],
	registers: [register]
});

/** Counts what is sent to receivers. */
export const sendingCounts: SendingCounts = {
	sent: (way, messages) => sent.inc({ way, result: 'sent' }, messages),
	failed: (way) => sent.inc({ way, result: 'failed' }),
	waiting: (way, entries) => unsent.set({ way }, entries)
};
// Noughts from the start, so that a first failure shows as a step.
for (const way of ['webhook', 'mail'] as const) {
	for (const result of ['sent', 'failed']) sent.inc({ way, result }, 0);
	unsent.set({ way }, 0);
}

/** Counts a request that looked for a kept answer. */
export function countLook(result: string): void {
	looks.inc({ result });
}

/** Counts a question to the archive. */
export function countQuestion(): void {
	questions.inc();
}

/** Follows the kept answers. */
export function gaugeAnswers(desk: Pick<AnswerDesk, 'size' | 'count'>): void {
	new Gauge({
		name: `${prefix}answers_kept`,
		help: 'Answers that are kept for other readers.',
		registers: [register],
		collect() {
			this.set(desk.count());
		}
	});
	new Gauge({
		name: `${prefix}answers_bytes`,
		help: 'What the kept answers take, in bytes.',
		registers: [register],
		collect() {
			this.set(desk.size());
		}
	});
}

/** Follows how many tasks wait for a thread. */
export function gaugeWaiting(waiting: () => number): void {
	new Gauge({
		name: `${prefix}waiting`,
		help: 'Pictures and other heavy answers that wait for a thread.',
		registers: [register],
		collect() {
			this.set(waiting());
		}
	});
}

/** Counts an answer; `route` is one of ours, not an address, so that there are few. */
export function countAnswer(route: string, status: number, milliseconds: number): void {
	requests.inc({ route, status });
	seconds.observe({ route }, milliseconds / 1000);
}

/** Counts a reading of the folder. */
export function countReload(found: number): void {
	reloads.inc({ result: found === 0 ? 'sound' : 'broken' });
	issues.set(found);
}

/** Everything counted so far in Prometheus' text format. */
export async function metricsText(): Promise<{ readonly type: string; readonly text: string }> {
	return { type: register.contentType, text: await register.metrics() };
}
