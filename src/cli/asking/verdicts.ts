import type { CauseKind, VerdictTurn } from '#engine';
import { verdictTurnsOf } from '#ask';
import type { Watch } from '#parse';
import { dateText, periodText, scoreText, verdictsJson } from '#present';
import { withWatch } from '../open-watch.ts';
import { dayOption, knownDayOption, scenarioOption, type SharedOptions } from '../options.ts';
import { wrapped } from '../table-text.ts';
import { type ExitCode, jsonLine, type Terminal, UsageFault } from '../terminal.ts';

export interface VerdictsOptions extends SharedOptions {
	readonly scenario?: string;
	readonly from?: string;
	readonly to?: string;
}

/** `verdicts`: every day on which a verdict turned, and why. */
export async function verdicts(options: VerdictsOptions, terminal: Terminal): Promise<ExitCode> {
	dayOption('--to', options.to, terminal.today);
	return withWatch(options, terminal, (watch) => {
		const scenario = scenarioOption(options.scenario, watch);
		const to = knownDayOption('--to', options.to, terminal.today, watch, terminal);
		const otherwise = Math.min(watch.historyFrom, to);
		const from = knownDayOption('--from', options.from, otherwise, watch, terminal);
		if (from > to) throw new UsageFault('--from', 'a day not after --to', options.from ?? dateText(from));
		const turns = verdictTurnsOf({ watch, scenario }, from, to);
		if (options.json === true) terminal.out(jsonLine(verdictsJson(turns)));
		else
			terminal.out(
				[`${scenario.name}, from ${dateText(from)} to ${dateText(to)}`, '', ...textOf(turns, watch), ''].join(
					'\n'
				)
			);
	});
}

const because: Readonly<Record<CauseKind, string>> = {
	published: 'published',
	old: 'no longer news',
	aged: 'past its age limit'
};

function textOf(turns: readonly VerdictTurn[], watch: Watch): readonly string[] {
	if (turns.length === 0) return ['No verdict turned.'];
	return turns.flatMap((turn) => turnLines(turn, watch));
}

function turnLines(
	{ on, position, direction, scores, changes, causes }: VerdictTurn,
	watch: Watch
): string[] {
	const names = new Map(watch.indicators.map(({ id, name }) => [id, name]));
	const positionText = (at: 0 | 1): string => {
		const score = scores[at];
		const name = position[at] === null ? 'withheld' : watch.positions[position[at]];
		return score === null ? name : `${name} (${scoreText(score, watch.threshold)})`;
	};
	const directionText = (at: 0 | 1): string => {
		const change = changes[at];
		const name = direction[at] === null ? 'withheld' : watch.directions[direction[at]];
		return change === null ? name : `${name} (${scoreText(change, watch.directionThreshold)})`;
	};
	return [
		dateText(on),
		...(position[0] === position[1] ? [] : [`  position   ${positionText(0)} -> ${positionText(1)}`]),
		...(direction[0] === direction[1] ? [] : [`  direction  ${directionText(0)} -> ${directionText(1)}`]),
		...causes.flatMap(({ why, indicator, row, score, change }) =>
			wrapped(
				`${because[why]}: ${names.get(indicator) ?? indicator}, ${periodText(row.period.text)}, ${row.source} (score ${scoreText(score, watch.threshold)}, change ${scoreText(change, watch.directionThreshold)})`
			)
		)
	];
}
