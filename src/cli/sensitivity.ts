import type { Sensitivity } from '#engine';
import { outlookFor, sensitivityFor } from '#ask';
import type { Watch } from '#parse';
import { dateText, numberText, percentText, sensitivityJson, signedText } from '#present';
import { withWatch } from './open-watch.ts';
import { dayOption, knownDayOption, scenarioOption, type SharedOptions } from './options.ts';
import { tableText } from './table-text.ts';
import { type ExitCode, jsonLine, type Terminal } from './terminal.ts';

export interface SensitivityOptions extends SharedOptions {
	readonly scenario?: string;
	readonly asOf?: string;
}

/** `sensitivity`: what the verdict hangs on. */
export async function sensitivity(options: SensitivityOptions, terminal: Terminal): Promise<ExitCode> {
	dayOption('--as-of', options.asOf, terminal.today);
	return withWatch(options, terminal, (watch) => {
		const asOf = knownDayOption('--as-of', options.asOf, terminal.today, watch, terminal);
		const scenario = scenarioOption(options.scenario, watch);
		const found = sensitivityFor(watch, outlookFor({ watch, scenario, asOf }));
		if (options.json === true) terminal.out(jsonLine(sensitivityJson(found)));
		else if (found === null) terminal.out('There is no score, so nothing for it to hang on.\n');
		else terminal.out(sensitivityText(found, watch));
	});
}

function sensitivityText(found: Sensitivity, watch: Watch): string {
	const indicators = new Map(watch.indicators.map((indicator) => [indicator.id, indicator]));
	const nameOf = (id: string): string => indicators.get(id)?.name ?? id;
	return [
		breakEvenTable(found, nameOf, (id) => indicators.get(id)?.decimals ?? 1),
		tableText(
			[
				{ title: 'Range of the score' },
				{ title: 'From', align: 'right' },
				{ title: 'To', align: 'right' },
				{ title: 'Full swing', align: 'right' }
			],
			found.tornado.map(({ id, low, high, swing }) => [
				nameOf(id),
				signedText(low, 1),
				signedText(high, 1),
				numberText(swing, 1)
			])
		),
		tableText(
			[
				{ title: 'Next figure' },
				{ title: 'Due' },
				{ title: 'Usual move', align: 'right' },
				{ title: 'Variance', align: 'right' }
			],
			found.nextDatum.map(({ id, due, leverage }) => [
				nameOf(id),
				due === null ? 'not known' : dateText(due),
				leverage === null ? 'not known' : numberText(leverage, 1),
				percentText(found.varianceShares?.get(id) ?? 0)
			])
		),
		''
	].join('\n\n');
}

function breakEvenTable(
	{ breakEven }: Sensitivity,
	nameOf: (id: string) => string,
	decimalsOf: (id: string) => number
): string {
	return tableText(
		[
			{ title: 'To reach an edge' },
			{ title: 'Edge', align: 'right' },
			{ title: 'At weight', align: 'right' },
			{ title: 'At value', align: 'right' }
		],
		breakEven
			.filter(({ weight, value }) => weight !== null || value !== null)
			.map(({ id, edge, weight, value }) => [
				nameOf(id),
				signedText(edge, 0),
				weight === null ? 'none' : numberText(weight, 1),
				value === null ? 'none' : numberText(value, decimalsOf(id))
			])
	);
}
