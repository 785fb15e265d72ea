import {
	dayCheckOf,
	daysText,
	knownDays,
	parseDay,
	parseDuration,
	parseScenarioLink,
	type ParsedScenarioLink,
	type WatchScenario,
	type Watch
} from '#parse';
import type { Day, Duration } from '#engine';
import { UsageFault, type Terminal } from './terminal.ts';

/** What every command takes. */
export interface SharedOptions {
	readonly watch?: string;
	readonly json?: boolean;
}

/** The watch folder: --watch, else WATCH_DIR, else the one that is shipped. */
export function watchFolderOf(options: SharedOptions, terminal: Terminal): string {
	return options.watch ?? (terminal.env.WATCH_DIR || 'indicators');
}

/** The day an option names, or the one it has when left out. */
export function dayOption(name: string, text: string | undefined, otherwise: Day): Day {
	if (text === undefined) return otherwise;
	const day = parseDay(text);
	if (day === null) throw new UsageFault(name, 'a date such as 2026-11-22', text);
	return day;
}

/** The same of a watch: a day that it can be asked about. */
export function knownDayOption(
	name: string,
	text: string | undefined,
	otherwise: Day,
	watch: Watch,
	{ today }: Terminal
): Day {
	const day = dayOption(name, text, otherwise);
	const days = knownDays(watch, today);
	if (text !== undefined && (day < days.from || day > days.to))
		throw new UsageFault(name, daysText(days), text);
	return day;
}

/** The scenario an option names, or the watch's default. */
export function scenarioOption(id: string | undefined, watch: Watch): WatchScenario {
	const wanted = id ?? watch.defaultScenario;
	const scenario = watch.scenarios.find((known) => known.id === wanted);
	if (scenario !== undefined) return scenario;
	throw new UsageFault('--scenario', `one of ${watch.scenarios.map((known) => known.id).join(', ')}`, wanted);
}

/** Scenario, edits and day of an address of the site, or of its query alone; nothing of it is passed over in silence. */
export function linkOption(
	name: string,
	text: string,
	watch: Watch,
	{ today }: Terminal
): ParsedScenarioLink {
	const query = (text.split('#', 1)[0] ?? '').replace(/^[^?]*\?/, '');
	const link = parseScenarioLink(query, watch, dayCheckOf(knownDays(watch, today)));
	const [issue] = link.issues;
	if (issue !== undefined)
		throw new UsageFault(`${name} ${issue.field ?? ''}`.trim(), issue.expected, issue.received);
	return link;
}

/** The duration an option names. */
export function durationOption(name: string, text: string): Duration {
	const duration = parseDuration(text);
	if (duration === null) throw new UsageFault(name, 'a duration such as P1M, P1Y or P7D', text);
	return duration;
}
