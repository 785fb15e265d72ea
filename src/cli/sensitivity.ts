import { withoutEachOf, type BreakEven, type Outlook, type Sensitivity } from '#engine';
import { outlookFor, sensitivityFor } from '#ask';
import type { Watch } from '#parse';
import { dateText, numberText, percentText, scoreText, sensitivityJson, signedText } from '#present';
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
		const outlook = outlookFor({ watch, scenario, asOf });
		const found = sensitivityFor(watch, outlook);
		const groups = new Map(watch.indicators.map(({ id, group }) => [id, group]));
		if (options.json === true) terminal.out(jsonLine(sensitivityJson(outlook, found, groups)));
		else if (found === null) terminal.out('There is no score, so nothing for it to hang on.\n');
		else terminal.out(sensitivityText(outlook, found, watch));
	});
}

function sensitivityText(outlook: Outlook, found: Sensitivity, watch: Watch): string {
	const indicators = new Map(watch.indicators.map((indicator) => [indicator.id, indicator]));
	const nameOf = (id: string): string => indicators.get(id)?.name ?? id;
	return [
		...breakEvenTables(found, nameOf, (id) => indicators.get(id)?.decimals ?? 1),
		withoutTable(outlook, nameOf, watch),
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

/** The score's first, then the change's; a withheld verdict has none. */
function breakEvenTables(
	{ breakEven, directionBreakEven }: Sensitivity,
	nameOf: (id: string) => string,
	decimalsOf: (id: string) => number
): string[] {
	const tables = [
		{ title: 'To turn the position', rows: breakEven },
		{ title: 'To turn the direction', rows: directionBreakEven }
	];
	return tables
		.filter(({ rows }) => rows.length > 0)
		.map(({ title, rows }) => breakEvenTable(title, rows, nameOf, decimalsOf));
}

/** Both verdicts without each indicator that counts. */
function withoutTable(outlook: Outlook, nameOf: (id: string) => string, watch: Watch): string {
	const { positions, directions, threshold, directionThreshold } = watch;
	return tableText(
		[
			{ title: 'Without it' },
			{ title: 'Score', align: 'right' },
			{ title: 'Position' },
			{ title: 'Change', align: 'right' },
			{ title: 'Direction' }
		],
		withoutEachOf(outlook).map(({ id, score, position, change, direction }) => [
			nameOf(id),
			score === null ? '' : scoreText(score, threshold),
			position === null ? 'withheld' : positions[position],
			change === null ? '' : scoreText(change, directionThreshold),
			direction === null ? 'withheld' : directions[direction]
		])
	);
}

function breakEvenTable(
	title: string,
	breakEven: readonly BreakEven[],
	nameOf: (id: string) => string,
	decimalsOf: (id: string) => number
): string {
	return tableText(
		[
			{ title },
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
