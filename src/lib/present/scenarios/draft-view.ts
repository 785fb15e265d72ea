import type { Level } from '#engine';
import { reasonInDraft, type ScenarioDraft, type ScoredIndicator } from '#parse';
import { levelFigure } from '../words/numbers/figure-text.ts';

/** A scenario under edit, as its form shows it. Numbers that go into form fields stay numbers. */
export interface DraftView {
	/** The scenario it started from. */
	readonly base: string;
	readonly edited: boolean;
	readonly name: string;
	readonly storyline: string;
	readonly weights: readonly {
		readonly id: string;
		readonly name: string;
		readonly unit: string;
		readonly weight: number;
		readonly polarity: 1 | -1;
		readonly assumption: number | null;
		/** What it reads on the day, rounded as it is printed: where a what-if starts from; null without a figure. */
		readonly figure: number | null;
		readonly reason: string;
	}[];
}

/** The form's fields as it shows them, by name. */
export function draftFields({ base, name, storyline, weights }: DraftView): ReadonlyMap<string, string> {
	return new Map([
		['scenario', base],
		['lens', name],
		['storyline', storyline],
		...weights.flatMap(({ id, weight, polarity, assumption, reason }): [string, string][] => [
			[`w.${id}`, String(weight)],
			[`p.${id}`, String(polarity)],
			[`x.${id}`, assumption === null ? '' : String(assumption)],
			[`r.${id}`, reason]
		])
	]);
}

export function draftViewOf(
	{ base, draft }: ScenarioDraft,
	indicators: readonly ScoredIndicator[],
	levels: ReadonlyMap<string, Level>,
	edited: boolean
): DraftView {
	return {
		base: base.id,
		edited,
		name: draft.name,
		storyline: draft.storyline,
		weights: indicators.map(({ id, name, unit, decimals }) => {
			const { weight = 0, polarity = 1 } = draft.weights.get(id) ?? {};
			const assumption = draft.assumptions.get(id)?.value ?? null;
			const figure = levelFigure(levels.get(id), decimals);
			return {
				id,
				name,
				unit,
				weight,
				polarity,
				assumption,
				figure,
				reason: reasonInDraft({ base, draft }, id) ?? ''
			};
		})
	};
}
