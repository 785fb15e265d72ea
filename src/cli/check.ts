import type { Watch } from '#parse';
import { issuesJson } from '#present';
import { withWatch } from './open-watch.ts';
import type { SharedOptions } from './options.ts';
import { type ExitCode, jsonLine, type Terminal } from './terminal.ts';

/** `check`: every issue of the folder, or what it holds. */
export async function check(options: SharedOptions, terminal: Terminal): Promise<ExitCode> {
	return withWatch(options, terminal, (watch) =>
		terminal.out(options.json === true ? jsonLine(issuesJson([])) : `${inventoryText(watch)}\n`)
	);
}

function inventoryText({ indicators, scenarios, sources, events }: Watch): string {
	const observations = indicators.reduce((sum, indicator) => sum + indicator.observations.length, 0);
	const counts = [
		countText(indicators.length, 'indicator'),
		countText(observations, 'observation'),
		countText(scenarios.length, 'scenario'),
		countText(sources.size, 'source'),
		countText(events.length, 'event')
	];
	return `No issues: ${counts.join(', ')}.`;
}

function countText(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
