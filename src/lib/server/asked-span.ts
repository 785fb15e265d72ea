import type { Day } from '#engine';
import { parseDay, type Watch, type WatchScenario } from '#parse';

export interface AskedSpan {
	readonly scenario: WatchScenario;
	readonly from: Day;
	readonly to: Day;
}

/** A quarter back: what a reader who looks in now and then has missed. */
const usualDays = 91;

/** `scenario`, `from` and `to` of an address; what can't be read is the default scenario, a quarter ago and today. */
export function askedSpan(watch: Watch, query: URLSearchParams, today: Day): AskedSpan {
	const id = query.get('scenario') ?? watch.defaultScenario;
	const scenario =
		watch.scenarios.find((one) => one.id === id) ??
		watch.scenarios.find((one) => one.id === watch.defaultScenario);
	if (!scenario) throw new Error('A watch without its default scenario');
	const to = parseDay(query.get('to') ?? '') ?? today;
	const from = parseDay(query.get('from') ?? '') ?? to - usualDays;
	return from <= to ? { scenario, from, to } : { scenario, from: to, to: from };
}
