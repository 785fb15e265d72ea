import type { Level, Scenario } from '#engine';
import { dayText, differencesOf, type ScoredIndicator, type VerdictNames, type WatchScenario } from '#parse';
import type { Board } from './board.ts';
import { levelFigure } from '../words/numbers/figure-text.ts';
import { numberText, valueText } from '../words/numbers/number-text.ts';
import { editText } from '../briefing/difference-view.ts';
import { readingText } from '../words/verdicts/reading-text.ts';
import { isolated } from '../words/names/isolated.ts';

/** One indicator's row of controls. Numbers that go into form fields stay numbers. */
export interface ScenarioControl {
	readonly id: string;
	readonly name: string;
	readonly unit: string;
	readonly weight: number;
	readonly weightText: string;
	/** The weight that the scenario's file gives it, and in words where it has been changed. */
	readonly given: number;
	readonly was: string | null;
	readonly polarity: 1 | -1;
	readonly assumption: number | null;
	/** Legal values of an assumption; null where there is no bound. */
	readonly min: number | null;
	readonly max: number | null;
	/** What it reads today, as the what-if box's placeholder. */
	readonly level: string;
	/** The same as a number; null where there is none. */
	readonly figure: number | null;
	readonly reason: string;
	/** Closed details: what is in them. */
	readonly summary: string;
	/** Reversed or assumed: the details stand open, because they matter. */
	readonly unusual: boolean;
}

interface LensLink {
	readonly id: string;
	readonly name: string;
	readonly href: string;
	readonly current: boolean;
}

/** What the panel doesn't show: a link to the controls of all indicators, or back to those of the weightiest. */
export interface PanelRest {
	/** `and 1940 more`. */
	readonly text: string;
	readonly href: string;
}

export interface ScenarioPanel {
	readonly id: string;
	readonly name: string;
	/** The reader's own name for it; null without one. */
	readonly lens: string | null;
	readonly storyline: string;
	/** To choose from; a lens of the reader's own stands behind the one that it departs from. */
	readonly scenarios: readonly LensLink[];
	readonly asOf: string;
	readonly today: string;
	readonly edited: boolean;
	/** `2 weights and a what-if`; empty without edits. */
	readonly differences: string;
	/** Each edit in words, for paper, which has no sliders: `Trade: weight 50 → 0`. */
	readonly edits: readonly string[];
	readonly resetHref: string;
	/** Null where there are no more indicators than a list may have. */
	readonly rest: PanelRest | null;
}

/** What differs from a scenario, counted. */
function differencesText(base: WatchScenario, scenario: Scenario): string {
	const ids = [...new Set([...base.weights.keys(), ...scenario.weights.keys()])];
	const own = (from: Scenario, id: string) => from.weights.get(id) ?? { weight: 0, polarity: 1 };
	const count = (differs: (id: string) => boolean): number => ids.filter(differs).length;
	const counts: readonly (readonly [number, string, string])[] = [
		[count((id) => own(base, id).weight !== own(scenario, id).weight), 'one weight', 'weights'],
		[count((id) => own(base, id).polarity !== own(scenario, id).polarity), 'one reading', 'readings'],
		[scenario.assumptions.size, 'one what-if', 'what-ifs']
	];
	return counts
		.filter(([number]) => number > 0)
		.map(([number, one, many]) => (number === 1 ? one : `${number} ${many}`))
		.join(', ');
}

function editsOf({ indicators, base }: Board, scenario: Scenario): readonly string[] {
	const known = new Map(indicators.map((one) => [one.id, one]));
	return differencesOf(base, scenario).flatMap((edit) => {
		const indicator = known.get(edit.id);
		return indicator === undefined ? [] : [`${isolated(indicator.name)}: ${editText(edit, indicator)}`];
	});
}

/** No id of a scenario. */
const OWN = 'own lens';

/** The scenarios to choose from and where a reset leads; a past as-of date and the order of the table go along. */
export function scenarioPanelOf(
	board: Board,
	scenario: Pick<WatchScenario, keyof Scenario | 'lens'>,
	edited: boolean,
	{ order, query, rest = null }: { order: string; query: string; rest?: PanelRest | null }
): ScenarioPanel {
	const { base, scenarios, asOf, today } = board;
	const day = asOf === today ? '' : `as-of=${dayText(asOf)}`;
	const hrefOf = (id: string): string => `/?${[`scenario=${id}`, day, order].filter(Boolean).join('&')}`;
	const { lens = null } = scenario;
	const linkOf = ({ id, name }: { readonly id: string; readonly name: string }): LensLink[] => {
		const isBase = id === base.id;
		const own = { id: OWN, name: lens ?? '', href: `/?${query}`, current: true };
		const link = { id, name, href: hrefOf(id), current: isBase && lens === null };
		return isBase && lens !== null ? [link, own] : [link];
	};
	return {
		id: base.id,
		name: base.name,
		lens,
		storyline: base.storyline,
		scenarios: scenarios.flatMap(linkOf),
		asOf: dayText(asOf),
		today: dayText(today),
		edited,
		differences: differencesText(base, scenario),
		edits: editsOf(board, scenario),
		resetHref: hrefOf(base.id),
		rest
	};
}

function reasonOf(base: WatchScenario, scenario: Scenario, indicator: ScoredIndicator): string {
	const given = base.weights.get(indicator.id);
	const current = scenario.weights.get(indicator.id);
	if (!given) return 'This scenario gives it no weight.';
	const changed = given.weight !== current?.weight || given.polarity !== current.polarity;
	const reason = given.reason ?? 'No reason is given.';
	return changed ? `${isolated(base.name)} weighs it ${numberText(given.weight, 0)}: ${reason}` : reason;
}

/** With a capital and a full stop. */
const sentence = (text: string): string =>
	`${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

/** The controls of one scored indicator. */
export function scenarioControlOf(
	indicator: ScoredIndicator,
	base: WatchScenario,
	scenario: Scenario,
	level: Level | undefined,
	names: Pick<VerdictNames, 'directions'>
): ScenarioControl {
	const weight = scenario.weights.get(indicator.id)?.weight ?? 0;
	const given = base.weights.get(indicator.id)?.weight ?? 0;
	const polarity = scenario.weights.get(indicator.id)?.polarity ?? 1;
	const assumption = scenario.assumptions.get(indicator.id)?.value ?? null;
	const value = level && level.state !== 'missing' ? level.chosen.value : null;
	const notes = [polarity === -1 ? 'read the other way round' : null, assumption === null ? null : 'assumed'];
	return {
		id: indicator.id,
		name: indicator.name,
		unit: indicator.unit,
		weight,
		given,
		was: weight === given ? null : `was ${numberText(given, 0)}`,
		weightText: `${numberText(weight, 0)} of 100`,
		polarity,
		assumption,
		...indicator.bounds,
		figure: levelFigure(level, indicator.decimals),
		level: value === null ? 'none' : valueText(value, '', indicator.decimals),
		reason: `${sentence(reasonOf(base, scenario, indicator))} ${sentence(readingText(indicator, polarity, names))}`,
		summary: [
			weight === given ? 'Why · what if' : `• was ${numberText(given, 0)}`,
			...notes.filter((note) => note !== null)
		].join(' · '),
		unusual: polarity === -1 || assumption !== null
	};
}
