import { error } from '@sveltejs/kit';
import type { Day } from '#engine';
import {
	dayText,
	formatScenarioLink,
	isEdited,
	knownDays,
	parseScenarioLink,
	shown,
	type Watch,
	type WatchScenario
} from '#parse';
import { requestedDay } from './request-parameters.ts';

export interface RequestedSpan {
	/** With the edits of the address. */
	readonly scenario: WatchScenario;
	readonly edited: boolean;
	readonly from: Day;
	readonly to: Day;
}

/** A quarter back: what a reader who looks in now and then has missed. */
const usualDays = 91;

function requestedScenario(watch: Watch, { searchParams }: URL): WatchScenario {
	const query = new URLSearchParams(searchParams);
	// A span has two days of its own.
	query.delete('as-of');
	const id = query.get('scenario');
	if (id !== null && !watch.scenarios.some((one) => one.id === id))
		error(400, { message: `There is no scenario “${shown(id.slice(0, 40))}” in this watch.` });
	const { scenario, issues } = parseScenarioLink(query, watch);
	const [issue] = issues;
	if (issue === undefined) return scenario;
	error(400, {
		message: `The address asks for ${issue.field ?? ''} = ${issue.received}, where ${issue.expected} was expected.`,
		issues
	});
}

/**
 * `scenario` with its edits (`w.`, `p.`, `x.`), `from` and `to` of an address, either way round; where there is none, the
 * default scenario, a quarter ago and today. 400 where one can't be read, or is a day that the watch can't be asked about.
 */
export function requestedSpan(watch: Watch, url: URL, today: Day): RequestedSpan {
	const scenario = requestedScenario(watch, url);
	const edited = isEdited(scenario, watch);
	const days = knownDays(watch, today);
	const to = requestedDay(url, 'to', days, today);
	const from = requestedDay(url, 'from', days, to - usualDays);
	return from <= to ? { scenario, edited, from, to } : { scenario, edited, from: to, to: from };
}

/** The query, with its question mark, that asks for a span again; `from` and `to` last. */
export function spanQuery({ scenario, from, to }: Omit<RequestedSpan, 'edited'>, watch: Watch): string {
	return `?${formatScenarioLink({ scenario, asOf: null }, watch)}&from=${dayText(from)}&to=${dayText(to)}`;
}
