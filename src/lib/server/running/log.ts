import { randomUUID } from 'node:crypto';
import pino from 'pino';

/** Facts beside a line, such as counts; no text from outside but what the line is about. */
type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** What the server says to whoever runs it. */
export interface Log {
	info(words: string, facts?: Facts): void;
	warn(words: string, facts?: Facts): void;
	/** The fault goes into the log under an id, which is the answer for whoever was waiting. */
	fault(words: string, fault: unknown, facts?: Facts): string;
}

const factsText = (facts: Facts = {}): string =>
	Object.entries(facts)
		.filter(([, value]) => value !== undefined && value !== null)
		.map(([name, value]) => ` ${name}=${typeof value === 'string' ? JSON.stringify(value) : String(value)}`)
		.join('');

/** Lines for people: `words name=value`. What was asked for is no format for the console: it may hold `%f`. */
const plainLog: Log = {
	info: (words, facts) => console.log('%s', `${words}${factsText(facts)}`),
	warn: (words, facts) => console.error('%s', `${words}${factsText(facts)}`),
	fault(words, fault, facts) {
		const id = randomUUID();
		console.error('%s %s', id, `${words}${factsText(facts)}`, fault);
		return id;
	}
};

/** One JSON object a line, for programs that collect logs. */
function jsonLog(): Log {
	const logger = pino({ base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime });
	return {
		info: (words, facts) => logger.info(facts ?? {}, words),
		warn: (words, facts) => logger.warn(facts ?? {}, words),
		fault(words, fault, facts) {
			const id = randomUUID();
			logger.error({ id, ...facts, err: fault instanceof Error ? fault : new Error(String(fault)) }, words);
			return id;
		}
	};
}

export const logOf = (format: 'text' | 'json'): Log => (format === 'json' ? jsonLog() : plainLog);

const QUIET_MILLISECONDS = 60_000;
const MOST_REMEMBERED = 100;

/** Whether a line is news: the same words within a minute aren't, so that a flood of one fault doesn't flood the log. */
export function newsOf(now: () => number = Date.now): (words: string) => boolean {
	const said = new Map<string, number>();
	return (words) => {
		const last = said.get(words);
		// Either way: a clock that is set back must not silence a line for as long.
		if (last !== undefined && Math.abs(now() - last) < QUIET_MILLISECONDS) return false;
		if (said.size >= MOST_REMEMBERED) said.clear();
		said.set(words, now());
		return true;
	};
}
