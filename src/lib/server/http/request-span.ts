import { error } from '@sveltejs/kit';
import type { Day } from '#engine';
import { knownDays, type Watch, type WatchScenario } from '#parse';
import { requestedDay } from './request-parameters.ts';

export interface RequestedSpan {
	readonly scenario: WatchScenario;
	readonly from: Day;
	readonly to: Day;
}

/** A quarter back: what a reader who looks in now and then has missed. */
const usualDays = 91;

/**
 * `scenario`, `from` and `to` of an address, either way round; where there is none, the default scenario, a quarter ago
 * and today. 400 where one can't be read, or is a day that the watch can't be asked about.
 */
export function requestedSpan(watch: Watch, url: URL, today: Day): RequestedSpan {
	const id = url.searchParams.get('scenario') ?? watch.defaultScenario;
	const scenario = watch.scenarios.find((one) => one.id === id);
	if (!scenario) error(400, { message: `There is no scenario “${id.slice(0, 40)}” in this watch.` });
	const days = knownDays(watch, today);
	const to = requestedDay(url, 'to', days, today);
	const from = requestedDay(url, 'from', days, to - usualDays);
	return from <= to ? { scenario, from, to } : { scenario, from: to, to: from };
}
