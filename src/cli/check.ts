import { outlastsNews } from '#engine';
import type { Watch } from '#parse';
import { issuesJson } from '#present';
import { withWatch } from './open-watch.ts';
import type { SharedOptions } from './options.ts';
import { type ExitCode, jsonLine, type Terminal } from './terminal.ts';

/** `check`: every issue of the folder, or what it holds. */
export async function check(options: SharedOptions, terminal: Terminal): Promise<ExitCode> {
	return withWatch(options, terminal, (watch) =>
		terminal.out(
			options.json === true
				? jsonLine(issuesJson([]))
				: [inventoryText(watch), ...notesOf(watch), ''].join('\n')
		)
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

/** What is no issue, but worth knowing: figures that come so rarely that their change is old before the next. */
function notesOf({ indicators, horizon }: Watch): readonly string[] {
	return indicators
		.filter((one) => !one.contextOnly && outlastsNews(one.frequency, horizon))
		.map(
			({ id, frequencyText }) =>
				`${id}: a figure every ${frequencyText} is rarer than a horizon and a quarter (${horizon} months), so for part of each time its change is old and counts as 0.`
		);
}

function countText(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
