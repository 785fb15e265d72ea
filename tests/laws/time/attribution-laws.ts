import fc from 'fast-check';
import { change, model } from '../arbitrary.ts';
import { isNear, sum, type Law, lawList } from '../law.ts';
import { reweighed } from '../weighing/score-laws.ts';

const ORDER = 'revision new-period first-figure definitions weights';

export const attributionLaws: readonly Law[] = lawList([
	{
		section: 11,
		rule: 'steps add up to the change of the score, and indicators to each step',
		check: ({ attributionOf, outlookOf }) => {
			fc.assert(
				fc.property(change, ([from, to]) => {
					const found = attributionOf(from, to);
					const [before, after] = [outlookOf(from), outlookOf(to)];
					if ('reason' in found) {
						return found.reason === 'no-score-before'
							? before.score === null
							: before.score !== null && after.score === null;
					}
					const { score0, score1, total, steps } = found;
					return (
						score0 === before.score &&
						score1 === after.score &&
						steps.map(({ step }) => step).join(' ') === ORDER &&
						isNear(total, score1 - score0) &&
						isNear(sum(steps.map((step) => step.total)), total) &&
						steps.every((step) => isNear(sum(step.byIndicator.values()), step.total))
					);
				}),
				{ numRuns: 300 }
			);
		}
	},
	{
		section: 11,
		rule: 'backwards, the total is the negative',
		check: ({ attributionOf }) => {
			fc.assert(
				fc.property(change, ([from, to]) => {
					const there = attributionOf(from, to);
					const back = attributionOf(to, from);
					if ('reason' in there || 'reason' in back) return 'reason' in there && 'reason' in back;
					return back.total === -there.total || (back.total === 0 && there.total === 0);
				})
			);
		}
	},
	{
		section: 11,
		rule: 'nothing changed, nothing explained',
		check: ({ attributionOf }) => {
			fc.assert(
				fc.property(model, (one) => {
					const found = attributionOf(one, one);
					return (
						'reason' in found ||
						found.steps.every(({ total, byIndicator }) => total === 0 && byIndicator.size === 0)
					);
				})
			);
		}
	},
	{
		section: 11,
		rule: 'on one day with one set of definitions, all change is due to weights',
		check: ({ attributionOf }) => {
			fc.assert(
				fc.property(model, fc.integer({ min: 1, max: 99 }), (one, cut) => {
					const scenario = reweighed(one.scenario, ({ weight, polarity }) => ({
						weight: weight > cut ? cut : weight,
						polarity
					}));
					const found = attributionOf(one, { ...one, scenario });
					return (
						'reason' in found || found.steps.every(({ step, total }) => step === 'weights' || total === 0)
					);
				})
			);
		}
	},
	{
		section: 11,
		rule: 'the first-figure step is its enterers and the spill-over; without a new indicator there is none',
		check: ({ attributionOf }) => {
			fc.assert(
				fc.property(change, ([from, to]) => {
					const found = attributionOf(from, to);
					if ('reason' in found) return true;
					const { enterers, spillOver, steps } = found;
					const own = sum(enterers.map((part) => part.change));
					const isMerged = steps.some(({ mergedInto }) => mergedInto !== null);
					return (
						isNear(own + spillOver, steps[2]?.total ?? NaN) &&
						(enterers.length > 0 || isMerged || isNear(steps[2]?.total, 0))
					);
				})
			);
		}
	},
	{
		section: 11,
		rule: 'with one scenario and one set of definitions, data alone explain the change',
		check: ({ attributionOf }) => {
			fc.assert(
				fc.property(model, fc.integer({ min: -150, max: 150 }), (one, later) => {
					const found = attributionOf(one, { ...one, asOf: one.asOf + later });
					if ('reason' in found) return true;
					const [, , , definitions, weights] = found.steps;
					return (
						weights?.total === 0 &&
						(definitions?.total === 0 || found.steps.some(({ mergedInto }) => mergedInto !== null))
					);
				})
			);
		}
	}
]);
