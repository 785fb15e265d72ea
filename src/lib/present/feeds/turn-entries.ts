import type { Cause, CauseKind, Day, VerdictTurn } from '#engine';
import { verdictTurnsOf } from '#ask';
import { dayText, type Watch, type WatchScenario } from '#parse';
import { dateText, periodText } from '../words/date-text.ts';
import { signedText, valueText } from '../words/numbers/number-text.ts';
import { verdictText } from '../words/verdicts/verdict-text.ts';
import { entryId, type FeedEntry } from './feed-entry.ts';

const causeWords: Readonly<Record<CauseKind, string>> = {
	published: 'a figure came',
	old: 'its change is no longer news',
	aged: 'its figure is past its age limit'
};

/** `Russian share of arms imports, 2020–2024: 48.7%: a figure came; +3.1 to the index, +0.2 to the change`. */
function causeText(watch: Watch, { why, indicator, row, score, change }: Cause): string {
	const known = watch.indicators.find(({ id }) => id === indicator);
	const value =
		row.value === null || known === undefined ? '' : `: ${valueText(row.value, known.unit, known.decimals)}`;
	const figure = `${known?.name ?? indicator}, ${periodText(row.period.text)}${value}`;
	return `${figure}: ${causeWords[why]}; ${signedText(score, 1)} to the index, ${signedText(change, 1)} to the change`;
}

/** Both verdicts before a turn and after it, in the watch's words. */
function turnTexts(watch: Watch, { position, direction }: VerdictTurn): readonly [was: string, is: string] {
	const [was, is] = [0, 1].map((at) =>
		verdictText({ position: position[at] ?? null, direction: direction[at] ?? null }, null, watch)
	);
	return [was ?? '', is ?? ''];
}

/** The turns of a scenario's verdicts after one day and until another. */
export function turnEntries(watch: Watch, scenario: WatchScenario, from: Day, to: Day): FeedEntry[] {
	return verdictTurnsOf({ watch, scenario }, from, to).map((turn) => {
		const [was, is] = turnTexts(watch, turn);
		return {
			id: entryId('turn', scenario.id, dayText(turn.on)),
			kind: 'turn',
			on: turn.on,
			title: `${scenario.name}: ${was} \u2192 ${is}`,
			lines: [
				`On ${dateText(turn.on)}, under ${scenario.name}:`,
				...turn.causes.slice(0, 10).map((cause) => causeText(watch, cause))
			],
			path: `/?scenario=${scenario.id}&as-of=${dayText(turn.on)}`
		};
	});
}
