import { addDuration, type Day, type HistoryPoint } from '#engine';
import { historyAlong } from '#ask';
import { READINGS, type Watch } from '#parse';
import { dateText, historyJson, percentText, scoreText } from '#present';
import { withWatch } from '../open-watch.ts';
import { knownDayOption, durationOption, scenarioOption, type SharedOptions } from '../options.ts';
import { tableText } from '../table-text.ts';
import { type ExitCode, jsonLine, type Terminal, UsageFault } from '../terminal.ts';

export interface HistoryOptions extends SharedOptions {
	readonly scenario?: string;
	readonly from?: string;
	readonly to?: string;
	readonly step: string;
	readonly reading: string;
}

/** Daily for 27 years; more is a slip of the step. */
const MOST_POINTS = 10_000;

/** `history`: the score through time. */
export async function history(options: HistoryOptions, terminal: Terminal): Promise<ExitCode> {
	const reading = READINGS.find((known) => known === options.reading);
	if (reading === undefined)
		throw new UsageFault('--reading', `one of ${READINGS.join(', ')}`, options.reading);
	durationOption('--step', options.step);
	return withWatch(options, terminal, (watch) => {
		const scenario = scenarioOption(options.scenario, watch);
		const dates = datesOf(options, watch, terminal);
		const points = historyAlong({ watch, scenario, asOf: terminal.today }, dates, reading);
		if (options.json === true) terminal.out(jsonLine(historyJson(scenario.id, reading, points)));
		else terminal.out(`${scenario.name}, ${reading}\n\n${historyTable(points, watch)}\n`);
	});
}

/** From the first day in steps counted from it, up to the last. */
function datesOf(options: HistoryOptions, watch: Watch, terminal: Terminal): Day[] {
	const to = knownDayOption('--to', options.to, terminal.today, watch, terminal);
	const from = knownDayOption('--from', options.from, watch.historyFrom, watch, terminal);
	const { months, days } = durationOption('--step', options.step);
	if (from > to) throw new UsageFault('--from', 'a day not after --to', options.from ?? dateText(from));
	const dates: Day[] = [];
	for (
		let day = from;
		day <= to;
		day = addDuration(from, { months: months * dates.length, days: days * dates.length })
	) {
		if (dates.length === MOST_POINTS)
			throw new UsageFault('--step', `at most ${MOST_POINTS} points`, options.step);
		dates.push(day);
	}
	return dates;
}

function historyTable(
	points: readonly HistoryPoint[],
	{ threshold, directionThreshold, positions, directions }: Watch
): string {
	return tableText(
		[
			{ title: 'As of' },
			{ title: 'Score', align: 'right' },
			{ title: 'Position' },
			{ title: 'Change', align: 'right' },
			{ title: 'Direction' },
			{ title: 'Observed', align: 'right' }
		],
		points.map(({ asOf, score, position, change, direction, directionStatus, status, observed }) => [
			dateText(asOf),
			score === null ? '' : scoreText(score, threshold),
			position === null ? status : positions[position],
			change === null ? '' : scoreText(change, directionThreshold),
			direction === null ? directionStatus : directions[direction],
			percentText(observed)
		])
	);
}
