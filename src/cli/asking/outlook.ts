import { answerTo } from '#ask';
import { editsJson, outlookJson } from '#present';
import { withWatch } from '../open-watch.ts';
import { dayOption, knownDayOption, linkOption, scenarioOption, type SharedOptions } from '../options.ts';
import { outlookText } from './outlook-text.ts';
import { type ExitCode, jsonLine, type Terminal, UsageFault } from '../terminal.ts';

export interface OutlookOptions extends SharedOptions {
	readonly scenario?: string;
	readonly asOf?: string;
	readonly all?: boolean;
	readonly link?: string;
}

/** `outlook`: the watch through one scenario, as an address edits it, or through all of them, on a day. */
export async function outlook(options: OutlookOptions, terminal: Terminal): Promise<ExitCode> {
	const named = [
		options.all === true ? '--all' : '',
		options.scenario && '--scenario',
		options.link && '--link'
	];
	const given = named.filter(Boolean);
	if (given.length > 1)
		throw new UsageFault(given[0] ?? '', 'one of --all, --scenario and --link', given.join(' and '));
	dayOption('--as-of', options.asOf, terminal.today);
	return withWatch(options, terminal, (watch) => {
		const link = options.link === undefined ? null : linkOption('--link', options.link, watch, terminal);
		const today = link?.asOf ?? terminal.today;
		const asOf = knownDayOption('--as-of', options.asOf, today, watch, terminal);
		const one = link?.scenario ?? scenarioOption(options.scenario, watch);
		const scenarios = options.all === true ? watch.scenarios : [one];
		const results = scenarios.map((scenario) => ({ scenario, ...answerTo({ watch, scenario, asOf }) }));
		if (options.json === true) {
			const values = results.map((one) => ({ ...outlookJson(one), ...editsJson(one.scenario, watch) }));
			terminal.out(jsonLine(options.all === true ? values : values[0]));
		} else terminal.out(results.map((one) => outlookText(one, one.scenario, watch)).join('\n'));
	});
}
