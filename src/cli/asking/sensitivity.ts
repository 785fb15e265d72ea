import type { BreakEven, Outlook, Sensitivity } from '#engine';
import { outlookFor, scoredIndicators, sensitivityFor } from '#ask';
import type { Watch } from '#parse';
import {
	dateText,
	hangingViewOf,
	numberText,
	percentText,
	sensitivityJson,
	signedText,
	type HangingRow
} from '#present';
import { withWatch } from '../open-watch.ts';
import { dayOption, knownDayOption, scenarioOption, type SharedOptions } from '../options.ts';
import { tableText, wrapped } from '../table-text.ts';
import { type ExitCode, jsonLine, type Terminal } from '../terminal.ts';

export interface SensitivityCommandOptions extends SharedOptions {
	readonly scenario?: string;
	readonly asOf?: string;
}

/** `sensitivity`: what the verdict hangs on. */
export async function sensitivity(options: SensitivityCommandOptions, terminal: Terminal): Promise<ExitCode> {
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
		...hangingTables(outlook, watch),
		tableText(
			[
				{ title: 'Range of the score' },
				{ title: 'From', align: 'right' },
				{ title: 'To', align: 'right' },
				{ title: 'Goalpost to goalpost', align: 'right' }
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
				due === null ? 'not known' : `${dateText(due)}${due < outlook.asOf ? ', overdue' : ''}`,
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

/** Both verdicts without each indicator, group and weak grade, and by how aged figures are treated: as `/scenarios` has it. */
function hangingTables(outlook: Outlook, watch: Watch): string[] {
	const view = hangingViewOf(outlook, scoredIndicators(watch), watch);
	const groups = view.weakGrades === null ? view.groups : [...view.groups, view.weakGrades];
	return [
		view.conclusions.flatMap((sentence) => wrapped(sentence)).join('\n'),
		verdictTable('Without it', view.each),
		verdictTable('Without the group', groups),
		wrapped(view.gapConclusion).join('\n'),
		...(view.gapRules.length === 0 ? [] : [verdictTable('Aged figures', view.gapRules)])
	];
}

function verdictTable(title: string, rows: readonly HangingRow[]): string {
	return tableText(
		[
			{ title },
			{ title: 'Score', align: 'right' },
			{ title: 'Position' },
			{ title: 'Change', align: 'right' },
			{ title: 'Direction' }
		],
		rows.map(({ name, score, position, change, direction }) => [name, score, position, change, direction])
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
