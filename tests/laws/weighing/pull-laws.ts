import fc from 'fast-check';
import { indicatorNamed } from '../arbitrary.ts';
import { isNear, type Law, lawList } from '../law.ts';

const indicator = indicatorNamed('one');
const share = fc.double({ min: -1, max: 1, noNaN: true });

export const pullLaws: readonly Law[] = lawList([
	{
		section: 3,
		rule: 'the goalposts themselves pull -1, 0 and +1',
		check: ({ pullOf }) => {
			fc.assert(
				fc.property(indicator, (one) => {
					const { distant, middle, close } = one.goalposts;
					const pulls = [distant, middle, close].map((value) => pullOf(value, one));
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
		rule: 'moving a value from distant towards close never lowers its pull',
		check: ({ pullOf }) => {
			fc.assert(
				fc.property(indicator, share, share, (one, a, b) => {
					const { distant, close } = one.goalposts;
					const at = (place: number) =>
						pullOf(distant + ((place + 1) / 2) * (close - distant), one) as number;
					return at(Math.min(a, b)) <= at(Math.max(a, b)) + 1e-12;
				})
			);
		}
	},
	{
		section: 3,
		rule: 'the pull is continuous at the middle',
		check: ({ pullOf }) => {
			fc.assert(
				fc.property(indicator, (one) => {
					const { distant, middle, close } = one.goalposts;
					const near = [middle + (distant - middle) * 1e-9, middle + (close - middle) * 1e-9];
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
					const { distant, close } = one.goalposts;
					const limit = distant < close ? -1 : 1;
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
					(scale, distant, middle, close, value) => {
						const gauge = { scale, goalposts: { distant, middle, close } } as const;
						const pull = pullOf(value, gauge);
						if (typeof pull === 'number') return goalpostError(gauge) === null && pull >= -1 && pull <= 1;
						return pull === 'value-not-usable' || pull === goalpostError(gauge);
					}
				)
			);
		}
	}
]);
