import { attributionOf, type Day } from '#engine';
import { outlookFor, situationOf } from '#ask';
import { parseScenarioLink, plainTexts, type Watch } from '#parse';
import { inputOfRecord, statedOutlook, type SnapshotRecord } from '#briefing';
import { movedViewOf, namedSteps, type MovedView } from '../briefing/moved-view.ts';
import { shortNumber, takenText } from '../briefing/briefing-view.ts';
import { dateText } from '../words/date-text.ts';
import { lensTitle } from '../words/names/lens-text.ts';
import type { ComparedEnd } from './compared-end.ts';
import { lensChanges, verdictChanges } from './compared-verdicts.ts';

/** An end as a page names it. */
type ShownEnd = Pick<ComparedEnd, 'name' | 'href' | 'scenario' | 'asOf'>;

/** What the comparison of two briefings, or of one with the watch as it stands, says. */
export interface ComparisonView {
	readonly from: ShownEnd;
	readonly to: ShownEnd;
	/** Of each verdict, whether it changed and from what to what. */
	readonly verdicts: readonly string[];
	/** Weights, readings and what-ifs that differ, each from what to what. */
	readonly weights: readonly string[];
	/** Null where an end has no score; `problem` says which. */
	readonly moved: MovedView | null;
	readonly problem: string | null;
	/** What the split can't show: other scenario, other edge. */
	readonly notes: readonly string[];
}

/** A briefing as an end of a comparison, from its record alone. */
export function endOfRecord(id: string, kept: SnapshotRecord): ComparedEnd {
	const record = plainTexts(kept);
	const input = inputOfRecord(record);
	const { edited } = record.scenario;
	return {
		name: `no. ${shortNumber(id)}${record.title === '' ? '' : `, ${record.title}`}, taken ${takenText(record.taken)}`,
		href: `/briefings/${id}`,
		scenario: lensTitle(record.scenario, edited),
		asOf: dateText(input.asOf),
		situation: input,
		names: new Map(record.indicators.map((one) => [one.id, one.name])),
		units: new Map(record.indicators.map((one) => [one.id, one])),
		lens: input.scenario,
		edited,
		outlook: statedOutlook(record),
		verdictNames: record.watch
	};
}

/** The watch as it stands, through the scenario of that id (the default one where there is none any more). */
export function endOfToday(watch: Watch, scenarioId: string, today: Day): ComparedEnd {
	const { scenario } = parseScenarioLink(new URLSearchParams({ scenario: scenarioId }), watch);
	return {
		name: 'today’s dashboard',
		href: `/?scenario=${scenario.id}`,
		scenario: scenario.name,
		asOf: dateText(today),
		situation: situationOf({ watch, scenario, asOf: today }),
		names: new Map(watch.indicators.map((one) => [one.id, one.name])),
		units: new Map(watch.indicators.map((one) => [one.id, one])),
		lens: scenario,
		edited: false,
		outlook: outlookFor({ watch, scenario, asOf: today }),
		verdictNames: watch
	};
}

const shown = ({ name, href, scenario, asOf }: ComparedEnd): ShownEnd => ({
	name,
	href,
	scenario,
	asOf
});

/** What moved from one end to the other, split so that it adds up (method, section 11). */
export function comparisonOf(from: ComparedEnd, to: ComparedEnd): ComparisonView {
	const found = attributionOf(from.situation, to.situation);
	const notes = [
		from.scenario === to.scenario
			? null
			: `The scenarios differ (“${from.scenario}” and “${to.scenario}”): what that does stands under Definitions and Weights.`,
		from.situation.threshold === to.situation.threshold
			? null
			: `The edges lie at ${from.situation.threshold} and at ${to.situation.threshold}: the same index may read differently.`
	].filter((note) => note !== null);
	const ends = {
		from: shown(from),
		to: shown(to),
		notes,
		verdicts: verdictChanges(from, to),
		weights: lensChanges(from, to)
	};
	if ('reason' in found) {
		const end = found.reason === 'no-score-before' ? from : to;
		return {
			...ends,
			moved: null,
			problem: `There is no score on ${end.asOf} (${end.name}), so there is nothing to split.`
		};
	}
	// The newer end's names where both have one.
	const steps = namedSteps(found, new Map([...from.names, ...to.names]));
	const { score0, score1 } = found;
	const { threshold } = to.situation;
	return { ...ends, moved: movedViewOf({ score0, score1, threshold, steps }), problem: null };
}
