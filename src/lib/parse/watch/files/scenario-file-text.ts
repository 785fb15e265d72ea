import { stringify } from 'yaml';
import { dayText } from '../../text/dates/date.ts';
import type { WatchScenario } from '../watch.ts';

type Entry = Readonly<Record<string, unknown>>;

/**
 * A scenario as the text of its file, which `parseScenarioFile` reads back as the same scenario. Indicators that weigh
 * nothing are left out, as the format allows, unless there is a reason for it. A reversed weight needs a reason; without one the file has an issue.
 */
export function scenarioFileText(scenario: WatchScenario): string {
	const weights = [...scenario.weights]
		.filter(([, { weight, polarity, reason }]) => weight > 0 || polarity === -1 || reason !== null)
		.map(([id, { weight, polarity, reason }]): [string, Entry] => [
			id,
			{ weight, ...(polarity === -1 ? { polarity } : {}), ...(reason === null ? {} : { reason }) }
		]);
	const assumptions = [...scenario.assumptions].map(([id, { value, reason }]): [string, Entry] => [
		id,
		{ value, ...(reason === null ? {} : { reason }) }
	]);
	const content = {
		name: scenario.name,
		storyline: scenario.storyline,
		...(scenario.author === undefined ? {} : { author: scenario.author }),
		...(scenario.added === undefined ? {} : { added: dayText(scenario.added) }),
		weights: Object.fromEntries(weights),
		...(assumptions.length > 0 ? { assumptions: Object.fromEntries(assumptions) } : {})
	};
	// Unfolded: a reason is a line.
	return stringify(content, { lineWidth: 0 });
}
