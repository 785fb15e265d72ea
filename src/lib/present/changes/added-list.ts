import type { Day } from '#engine';
import { differencesOf, isScored, type Watch } from '#parse';
import { editText, weightText } from '../briefing/difference-view.ts';
import { dateText } from '../words/date-text.ts';

/** What came into a watch, as its file says. */
interface Added {
	readonly id: string;
	readonly name: string;
	/** The day in words. */
	readonly added: string;
	/** Blank where the file names nobody. */
	readonly author: string;
}

export interface AddedIndicator extends Added {
	readonly question: string;
	readonly scored: boolean;
	/** What it weighs, scenario by scenario, and why; those in which it weighs nothing are left out. */
	readonly weights: readonly {
		readonly id: string;
		readonly name: string;
		readonly weight: string;
		/** Blank where none is given. */
		readonly reason: string;
	}[];
}

export interface AddedLens extends Added {
	readonly storyline: string;
	/** The watch's default scenario, against which it is told; null of that one itself. */
	readonly against: string | null;
	/** In what it departs from that, indicator by indicator, and why. */
	readonly weights: readonly {
		readonly id: string;
		readonly name: string;
		/** `weight 70 → 40`. */
		readonly change: string;
		/** Blank where none is given. */
		readonly reason: string;
	}[];
}

interface Dated {
	readonly id: string;
	readonly name: string;
	readonly author?: string;
	readonly added?: Day;
}

/** Those added after `from` and up to `to`, newest first. */
function addedBetween<One extends Dated>(
	all: readonly One[],
	from: Day,
	to: Day
): readonly (Omit<One, keyof Added> & Added)[] {
	return all
		.flatMap((one) =>
			one.added !== undefined && one.added > from && one.added <= to ? [{ one, on: one.added }] : []
		)
		.sort((a, b) => b.on - a.on || a.one.id.localeCompare(b.one.id))
		.map(({ one, on }) => ({ ...one, author: one.author ?? '', added: dateText(on) }));
}

/** Indicators that came into the watch within a span, each with what it weighs today. */
export function addedIndicatorsOf(watch: Watch, from: Day, to: Day): readonly AddedIndicator[] {
	return addedBetween(watch.indicators, from, to).map((one) => {
		const { id, name, added, author, question } = one;
		const weights = watch.scenarios.flatMap((scenario) => {
			const given = scenario.weights.get(id);
			if (given === undefined || given.weight === 0) return [];
			const weight = weightText(given.weight);
			return [{ id: scenario.id, name: scenario.name, weight, reason: given.reason ?? '' }];
		});
		return { id, name, added, author, question, scored: !one.contextOnly, weights };
	});
}

/** Scenarios that came into the watch within a span, each with what it does otherwise than the default one, and why. */
export function addedLensesOf(watch: Watch, from: Day, to: Day): readonly AddedLens[] {
	const base = watch.scenarios.find(({ id }) => id === watch.defaultScenario);
	const scored = new Map(watch.indicators.filter(isScored).map((one) => [one.id, one]));
	return addedBetween(watch.scenarios, from, to).map((lens) => {
		const { id, name, added, author, storyline } = lens;
		const told = { id, name, added, author, storyline };
		if (base === undefined || base.id === id) return { ...told, against: null, weights: [] };
		const weights = differencesOf(base, lens).flatMap((edit) => {
			const indicator = scored.get(edit.id);
			if (indicator === undefined) return [];
			const reason = lens.weights.get(edit.id)?.reason ?? lens.assumptions.get(edit.id)?.reason ?? '';
			return [{ id: edit.id, name: indicator.name, change: editText(edit, indicator), reason }];
		});
		return { ...told, against: base.name, weights };
	});
}
