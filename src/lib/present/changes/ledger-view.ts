import { levelOf, roundedScore, type Attribution, type Day, type Observation, type StepName } from '#engine';
import { isScored, type ScoredIndicator, type Watch } from '#parse';
import { movedViewOf, namedSteps, type MovedView } from '../briefing/moved-view.ts';
import { cutList, moreText } from '../words/cut-list.ts';
import { periodText } from '../words/date-text.ts';
import { figureText } from '../words/numbers/figure-text.ts';
import { signedText } from '../words/numbers/number-text.ts';

/** A figure with the period it speaks of. */
interface LedgerFigure {
	readonly value: string;
	readonly period: string;
}

interface LedgerLine {
	/** Null for what stands for several indicators. */
	readonly id: string | null;
	readonly name: string;
	/** What counted before and after the step; null where none did, or where nothing about the figure changed. */
	readonly was: LedgerFigure | null;
	readonly is: LedgerFigure | null;
	readonly change: string;
}

/** Why an index moved, printed so that the lines add up to their step, the steps to the total and the ends to it. */
export interface LedgerView {
	readonly from: string;
	readonly to: string;
	readonly total: string;
	readonly steps: readonly {
		readonly step: StepName;
		readonly name: string;
		readonly meaning: string;
		readonly change: string;
		readonly lines: readonly LedgerLine[];
	}[];
}

type Figures = readonly [was: Observation | null, is: Observation | null];

/** The row that counts on a day, of those whose period ended by another. */
function counted(
	indicator: ScoredIndicator,
	asOf: Day,
	horizon: Watch['horizon'],
	periodEnd = Infinity
): Observation | null {
	const observations = indicator.observations.filter(({ period }) => period.end <= periodEnd);
	const level = levelOf({ ...indicator, observations }, asOf, { horizon });
	return level.state === 'missing' ? null : level.chosen;
}

/** Before and after a step: the old period as it was and as revised, that and the newest, none and the first. */
function figuresOf(
	step: StepName,
	indicator: ScoredIndicator,
	{ from, to }: Attribution,
	{ horizon }: Watch
): Figures {
	const was = counted(indicator, from, horizon);
	const is = counted(indicator, to, horizon);
	if (was === null) return [null, is];
	const revised = counted(indicator, to, horizon, was.period.end);
	return step === 'revision' ? [was, revised] : [revised, is];
}

type MovedStep = MovedView['steps'][number];

/** Who came in by a first figure stands by name; what that took from the others' shares of the weight is one line. */
function linesOf(
	{ step, parts }: MovedStep,
	attribution: Attribution,
	watch: Watch,
	decimals: number,
	all: boolean
): readonly LedgerLine[] {
	const scored = new Map(watch.indicators.filter(isScored).map((one) => [one.id, one]));
	const entered = new Set(attribution.enterers.map(({ id }) => id));
	const isNamed = ({ id }: { id: string }): boolean => step !== 'first-figure' || entered.has(id);
	const { rows: told, more } = cutList(parts.filter(isNamed), all);
	const named = told.map(({ id, name, change }): LedgerLine => {
		const indicator = scored.get(id);
		const [was, is] = (indicator && figuresOf(step, indicator, attribution, watch)) ?? [null, null];
		const figure = (row: Observation | null): LedgerFigure | null =>
			indicator === undefined || row === null
				? null
				: { value: figureText(row, indicator), period: periodText(row.period.text) };
		return { id, name, was: figure(was), is: figure(is), change };
	});
	const others = parts.filter((part) => !isNamed(part));
	const sumOf = (some: MovedStep['parts']): number =>
		roundedScore(
			some.reduce((sum, part) => sum + part.points, 0),
			decimals
		);
	if (more > 0) {
		const points = sumOf(parts.filter((part) => isNamed(part)).slice(told.length));
		named.push({ id: null, name: moreText(more), was: null, is: null, change: signedText(points, decimals) });
	}
	const points = sumOf(others);
	if (points === 0) return named;
	const name = `${others.length === 1 ? (others[0]?.name ?? '') : `${others.length} others`}, now with a smaller share of the weight`;
	return [...named, { id: null, name, was: null, is: null, change: signedText(points, decimals) }];
}

/**
 * An attribution between two days of one scenario: only figures can have moved it. Without `all` a step of many indicators
 * names those that moved it most, and has the others in one line.
 */
export function ledgerOf(attribution: Attribution, watch: Watch, all: boolean): LedgerView {
	const names = new Map(watch.indicators.map(({ id, name }) => [id, name]));
	const moved = movedViewOf({
		...attribution,
		threshold: watch.threshold,
		steps: namedSteps(attribution, names)
	});
	return {
		from: moved.from,
		to: moved.to,
		total: moved.total,
		steps: moved.steps
			.filter(({ parts }) => parts.length > 0)
			.map((one) => ({
				step: one.step,
				name: one.name,
				meaning: one.meaning,
				change: one.total,
				lines: linesOf(one, attribution, watch, moved.decimals, all)
			}))
	};
}
