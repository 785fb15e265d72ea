import fc from 'fast-check';
import { indicatorNamed } from './arbitrary.ts';
import { isNear, type Law, lawList } from './law.ts';

const indicator = indicatorNamed('one');
const share = fc.double({ min: -1, max: 1, noNaN: true });

export const pullLaws: readonly Law[] = lawList([
	{
		section: 3,
		rule: 'the goalposts themselves pull -1, 0 and +1',
		check: ({ pullOf }) => {
			fc.assert(
				fc.property(indicator, (one) => {
					const { weakens, neutral, deepens } = one.goalposts;
					const pulls = [weakens, neutral, deepens].map((value) => pullOf(value, one));
					return pulls[0] === -1 && pulls[1] === 0 && pulls[2] === 1;
				})
			);
		}
	},
	{
		section: 3,
		rule: 'a pull stays between -1 and +1, whatever the value',
		check: ({ pullOf }) => {
			fc.assert(
				fc.property(indicator, fc.double({ noNaN: true, noDefaultInfinity: true }), (one, value) => {
					const pull = pullOf(value, one);
					return typeof pull === 'number' ? pull >= -1 && pull <= 1 : one.scale === 'log' && value < 0;
				})
			);
		}
	},
	{
		section: 3,
		rule: 'moving a value from weakens towards deepens never lowers its pull',
		check: ({ pullOf }) => {
			fc.assert(
				fc.property(indicator, share, share, (one, a, b) => {
					const { weakens, deepens } = one.goalposts;
					const at = (place: number) =>
						pullOf(weakens + ((place + 1) / 2) * (deepens - weakens), one) as number;
					return at(Math.min(a, b)) <= at(Math.max(a, b)) + 1e-12;
				})
			);
		}
	},
	{
		section: 3,
		rule: 'the pull is continuous at neutral',
		check: ({ pullOf }) => {
			fc.assert(
				fc.property(indicator, (one) => {
					const { weakens, neutral, deepens } = one.goalposts;
					const near = [neutral + (weakens - neutral) * 1e-9, neutral + (deepens - neutral) * 1e-9];
					return near.every((value) => Math.abs(pullOf(value, one) as number) < 1e-7);
				})
			);
		}
	},
	{
		section: 3,
		rule: 'a pull leads back to the value it came from',
		check: ({ pullOf, valueAtPull }) => {
			fc.assert(
				fc.property(indicator, share, (one, pull) => {
					const value = valueAtPull(pull, one);
					return value !== null && isNear(pullOf(value, one) as number, pull, 1e-9);
				})
			);
		}
	},
	{
		section: 3,
		rule: 'zero on a log scale pulls like the smaller goalpost, and less than zero is unusable',
		check: ({ pullOf }) => {
			fc.assert(
				fc.property(indicator, (one) => {
					if (one.scale !== 'log') return true;
					const { weakens, deepens } = one.goalposts;
					const limit = weakens < deepens ? -1 : 1;
					return (
						pullOf(0, one) === limit &&
						pullOf(-0, one) === limit &&
						pullOf(-5e-324, one) === 'value-not-usable'
					);
				})
			);
		}
	},
	{
		section: 3,
		rule: 'any goalposts give a pull or a reason, never NaN',
		check: ({ pullOf, goalpostError }) => {
			const any = fc.oneof(fc.double(), fc.constantFrom(0, 5e-324, 1e308, -1e308, 1, 1 + Number.EPSILON));
			fc.assert(
				fc.property(
					fc.constantFrom('linear', 'log'),
					any,
					any,
					any,
					any,
					(scale, weakens, neutral, deepens, value) => {
						const yardstick = { scale, goalposts: { weakens, neutral, deepens } } as const;
						const pull = pullOf(value, yardstick);
						if (typeof pull === 'number') return goalpostError(yardstick) === null && pull >= -1 && pull <= 1;
						return pull === 'value-not-usable' || pull === goalpostError(yardstick);
					}
				)
			);
		}
	}
]);
