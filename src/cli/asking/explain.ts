import type { Attribution, Day, NoAttribution } from '#engine';
import { answerTo, outlookFor, whyBetween } from '#ask';
import type { Watch, WatchScenario } from '#parse';
import {
	attributionJson,
	type AttributionEnds,
	dateText,
	movedViewOf,
	namedSteps,
	verdictsOfOutlook,
	verdictText
} from '#present';
import { withWatch } from '../open-watch.ts';
import { dayOption, knownDayOption, scenarioOption, type SharedOptions } from '../options.ts';
import { tableText, wrapped } from '../table-text.ts';
import { type ExitCode, jsonLine, type Terminal, UsageFault } from '../terminal.ts';

export interface ExplainOptions extends SharedOptions {
	readonly scenario?: string;
	readonly from: string;
	readonly to?: string;
}

/** `explain`: why the score moved from one day to another. */
export async function explain(options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
	const from = dayOption('--from', options.from, terminal.today);
	const to = dayOption('--to', options.to, terminal.today);
	if (from > to) throw new UsageFault('--from', 'a day not after --to', options.from);
	return withWatch(options, terminal, (watch) => {
		knownDayOption('--from', options.from, from, watch, terminal);
		knownDayOption('--to', options.to, to, watch, terminal);
		const scenario = scenarioOption(options.scenario, watch);
		const found = whyBetween({ watch, scenario }, from, to);
		const scoreOn = (asOf: Day): number | null => outlookFor({ watch, scenario, asOf }).score;
		const ends = { from, to, score0: scoreOn(from), score1: scoreOn(to) };
		if (options.json === true)
			terminal.out(jsonLine(attributionJson(ends, 'reason' in found ? null : found)));
		else
			terminal.out(
				`${[...verdictLines(watch, scenario, ends), '', explainText(ends, found, watch)].join('\n')}\n`
			);
	});
}

/** Both verdicts at both ends, with how firm they are: as `/changes` says them. */
function verdictLines(watch: Watch, scenario: WatchScenario, { from, to }: AttributionEnds): string[] {
	return [from, to].flatMap((asOf) => {
		const { outlook, firmness } = answerTo({ watch, scenario, asOf });
		return wrapped(`${dateText(asOf)}: ${verdictText(verdictsOfOutlook(outlook), firmness, watch)}`);
	});
}

function explainText(ends: AttributionEnds, found: Attribution | NoAttribution, watch: Watch): string {
	const [from, to] = [dateText(ends.from), dateText(ends.to)];
	if ('reason' in found) {
		const day = found.reason === 'no-score-before' ? from : to;
		return `There is nothing to explain: on ${day} there is no score (${found.status}).`;
	}
	const names = new Map(watch.indicators.map(({ id, name }) => [id, name]));
	const moved = movedViewOf({
		...found,
		threshold: watch.threshold,
		steps: namedSteps(found, names)
	});
	const rows = moved.steps.flatMap(({ step, total, parts }) => [
		[step, total],
		...parts.map(({ name, change }) => [`  ${name}`, change])
	]);
	const head = `${moved.from} on ${from}, ${moved.to} on ${to}: ${moved.total}`;
	return `${head}\n\n${tableText([{ title: 'Step, in this order' }, { title: 'Change', align: 'right' }], rows)}`;
}
