import type { Issue } from '../issue.ts';
import { compareText } from '../order.ts';
import { goalpostError, isUsableValue, type Yardstick } from './pull.ts';
import type { Scenario } from './scenario.ts';

/** An indicator as far as it can be misconfigured. */
interface Measure extends Yardstick {
	readonly id: string;
}

function issue(code: string, field: string, expected: string, received: unknown): Issue {
	return {
		code,
		file: null,
		line: null,
		column: null,
		field,
		expected,
		received: String(received),
		hint: null
	};
}

function thresholdIssues(threshold: number): readonly Issue[] {
	const fine = threshold > 0 && threshold <= 100;
	return fine ? [] : [issue('watch/threshold-out-of-range', 'threshold', '> 0, <= 100', threshold)];
}

const signs: readonly number[] = [1, -1];

function weightIssues(scenario: Scenario, known: ReadonlySet<string>): readonly Issue[] {
	const found: Issue[] = [];
	for (const [id, { weight, polarity }] of scenario.weights) {
		if (!(weight >= 0 && weight <= 100))
			found.push(issue('scenario/weight-out-of-range', `weights.${id}.weight`, '0..100', weight));
		else if (weight > 0 && !known.has(id))
			found.push(issue('scenario/unknown-indicator', `weights.${id}`, 'indicator', id));
		// The type promises 1 or -1; a caller without types may not keep it.
		if (!signs.includes(polarity))
			found.push(issue('scenario/polarity-not-a-sign', `weights.${id}.polarity`, '1 | -1', polarity));
	}
	return found;
}

function assumptionIssues(scenario: Scenario, indicators: readonly Measure[]): readonly Issue[] {
	return indicators.flatMap(({ id, scale }) => {
		const assumption = scenario.assumptions.get(id);
		if (assumption === undefined || isUsableValue(assumption.value, scale)) return [];
		const expected = scale === 'log' ? '>= 0' : 'finite';
		return [issue('scenario/assumption-not-usable', `assumptions.${id}.value`, expected, assumption.value)];
	});
}

/** Only where there is weight: an indicator that weighs nothing can't stand in the way of a score. */
function goalpostIssues(scenario: Scenario, indicators: readonly Measure[]): readonly Issue[] {
	return indicators.flatMap((indicator) => {
		const weight = scenario.weights.get(indicator.id)?.weight ?? 0;
		const error = weight > 0 ? goalpostError(indicator) : null;
		if (error === null) return [];
		const { weakens, neutral, deepens } = indicator.goalposts;
		const received = [weakens, neutral, deepens].join(', ');
		return [issue(`indicator/${error}`, `${indicator.id}.goalposts`, 'W < N < D | W > N > D', received)];
	});
}

function duplicateIssues(indicators: readonly Measure[]): readonly Issue[] {
	const ids = indicators.map(({ id }) => id);
	const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
	return [...repeated].map((id) => issue('indicator/duplicate-id', id, 'unique', id));
}

/** Why a model can't be scored (method, section 12), by field; empty when it can. */
export function configurationIssues(
	indicators: readonly Measure[],
	scenario: Scenario,
	threshold: number
): readonly Issue[] {
	const known = new Set(indicators.map(({ id }) => id));
	return [
		...thresholdIssues(threshold),
		...weightIssues(scenario, known),
		...assumptionIssues(scenario, indicators),
		...goalpostIssues(scenario, indicators),
		...(known.size === indicators.length ? [] : duplicateIssues(indicators))
	].sort((a, b) => compareText(a.field ?? '', b.field ?? ''));
}
