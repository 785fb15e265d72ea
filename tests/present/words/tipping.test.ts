import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlookOf, sensitivityOf, termsOf, type Scenario } from '#engine';
import type { Watch } from '#parse';
import { scoredIndicators } from '#ask';
import { tippingOf } from '#present';
import { readWatch } from '#server/watch/watch-folder.ts';
import { FROZEN_WATCH } from '../../support/frozen-watch.ts';

const day = Date.UTC(2026, 10, 22) / 86_400_000;

const result = await readWatch(FROZEN_WATCH);
if (!('watch' in result)) throw new Error('the shipped watch has issues');
const watch: Watch = result.watch;
const indicators = scoredIndicators(watch);

const weigh = (scenario: Scenario) => outlookOf({ ...termsOf(watch), indicators, scenario, asOf: day });

/** A scenario of random weights on the shipped figures. */
const anyScenario = fc
	.array(
		fc.record({
			weight: fc.integer({ min: 0, max: 100 }),
			polarity: fc.constantFrom(1 as const, -1 as const)
		}),
		{
			minLength: indicators.length,
			maxLength: indicators.length
		}
	)
	.map((weights): Scenario => {
		const entries = indicators.map(
			({ id }, at) => [id, { ...(weights[at] ?? { weight: 0, polarity: 1 as const }), reason: null }] as const
		);
		return { id: 'any', weights: new Map(entries), assumptions: new Map() };
	});

test('the printed weight and the printed value themselves turn the verdict, to the position that is told', () => {
	let [weights, values] = [0, 0];
	fc.assert(
		fc.property(anyScenario, (scenario) => {
			const outlook = weigh(scenario);
			const sensitivity = sensitivityOf(outlook, indicators);
			if (outlook.position === null || sensitivity === null) return;
			const { weight, value } = tippingOf(outlook, sensitivity.breakEven, indicators);
			if (weight) {
				weights += 1;
				const given = scenario.weights.get(weight.id);
				const changed = new Map(scenario.weights).set(weight.id, {
					weight: weight.at,
					polarity: given?.polarity ?? 1,
					reason: null
				});
				expect(weigh({ ...scenario, weights: changed }).position).toBe(weight.to);
			}
			if (value) {
				values += 1;
				const assumptions = new Map([[value.id, { value: value.at, reason: null }]]);
				expect(weigh({ ...scenario, assumptions }).position).toBe(value.to);
			}
		}),
		{ seed: 20261122, numRuns: 150 }
	);
	// Both kinds were met, or the property would say nothing.
	expect(weights).toBeGreaterThan(20);
	expect(values).toBeGreaterThan(20);
});
