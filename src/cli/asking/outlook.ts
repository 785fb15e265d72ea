import { answerTo } from '#ask';
import { outlookJson } from '#present';
import { withWatch } from '../open-watch.ts';
import { dayOption, knownDayOption, scenarioOption, type SharedOptions } from '../options.ts';
import { outlookText } from './outlook-text.ts';
import { type ExitCode, jsonLine, type Terminal, UsageFault } from '../terminal.ts';

export interface OutlookOptions extends SharedOptions {
	readonly scenario?: string;
	readonly asOf?: string;
	readonly all?: boolean;
}

/** `outlook`: the watch through one scenario, or through all of them, on a day. */
export async function outlook(options: OutlookOptions, terminal: Terminal): Promise<ExitCode> {
	if (options.all === true && options.scenario !== undefined)
		throw new UsageFault('--all', 'either --all or --scenario', 'both');
	dayOption('--as-of', options.asOf, terminal.today);
	return withWatch(options, terminal, (watch) => {
		const asOf = knownDayOption('--as-of', options.asOf, terminal.today, watch, terminal);
		const scenarios = options.all === true ? watch.scenarios : [scenarioOption(options.scenario, watch)];
		const results = scenarios.map((scenario) => ({ scenario, ...answerTo({ watch, scenario, asOf }) }));
		if (options.json === true) {
			const values = results.map((one) => outlookJson(one));
			terminal.out(jsonLine(options.all === true ? values : values[0]));
		} else terminal.out(results.map((one) => outlookText(one, one.scenario, watch)).join('\n'));
	});
}
