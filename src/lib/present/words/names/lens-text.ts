import type { WatchScenario } from '#parse';
import { isolated } from './isolated.ts';

/** A scenario in a sentence: `under Baseline`, or `if Moscow is overstretched` where its name is a condition. */
export function lensText(name: string, edited = false): string {
	const said = /^If\s/.test(name) ? `i${name.slice(1)}` : `under ${isolated(name)}`;
	return edited ? `${said}, edited` : said;
}

type Named = Pick<WatchScenario, 'name' | 'lens'>;

/**
 * How a scenario is named where it is edited or a reader's own: `My desk’s view (from Baseline)`, which is edited by
 * its nature. `name` is that of the scenario it departs from.
 */
export function calledLens(
	{ name, lens }: Named,
	edited: boolean
): { readonly scenarioName: string; readonly edited: boolean } {
	return lens === undefined
		? { scenarioName: name, edited }
		: { scenarioName: `${isolated(lens)} (from ${name})`, edited: false };
}

/** The same as one name: `Baseline`, `Baseline, edited`, or `My desk’s view (from Baseline)`. */
export function lensTitle(scenario: Named, edited: boolean): string {
	const called = calledLens(scenario, edited);
	return `${called.scenarioName}${called.edited ? ', edited' : ''}`;
}
