import type { Plant } from '../planting.ts';

/** Mistakes in `engine/weighing`. */
export const weighingPlants: readonly Plant[] = [
	{
		mistake: 'the sign of every contribution is flipped',
		file: 'weighing/score.ts',
		section: 5,
		right: '(polarity * pull)',
		wrong: '(polarity * -pull)'
	},
	{
		mistake: 'the sign below the middle is flipped',
		file: 'weighing/pull.ts',
		section: 3,
		right: ': -Math.min(1, (u - middle) / toDistant)',
		wrong: ': Math.min(1, (u - middle) / toDistant)'
	},
	{
		mistake: 'polarity is forgotten',
		file: 'weighing/score.ts',
		section: 5,
		right: '(polarity * pull)',
		wrong: 'pull'
	},
	{
		mistake: 'contributions are rounded before they are summed',
		file: 'weighing/score.ts',
		section: 5,
		right: 'total += part ?? 0',
		wrong: 'total += Math.round((part ?? 0) * 10) / 10'
	},
	{
		mistake: 'what is missing is not renormalised away',
		file: 'weighing/score.ts',
		section: 5,
		right: 'one.weight / countedWeight',
		wrong: 'one.weight / items.reduce((sum, other) => sum + other.weight, 0)'
	},
	{
		mistake: 'an edge belongs to the inner side',
		file: 'weighing/score.ts',
		section: 5,
		right: 'number >= edge - SLACK',
		wrong: 'number > edge + SLACK'
	},
	{
		mistake: 'bounds forget to shrink what is known',
		file: 'weighing/coverage.ts',
		section: 5,
		right: '(100 * (known - open)) / total',
		wrong: 'score - (100 * open) / total'
	},
	{
		mistake: 'assumptions count as coverage',
		file: 'weighing/coverage.ts',
		section: 6,
		right: 'counts(item) ? item.state',
		wrong: "counts(item) ? 'observed'"
	},
	{
		mistake: 'printed parts are each rounded by themselves',
		file: 'weighing/rounding.ts',
		section: 5,
		right: 'rank < leftover ? steps + 1 : steps',
		wrong: 'fraction * SLACK >= 0.5 ? steps + 1 : steps'
	},
	{
		mistake: 'sums follow the order of the input',
		file: 'weighing/outlook.ts',
		section: 5,
		right: '.sort(byId)',
		wrong: ''
	},
	{
		mistake: 'bounds take aged figures as known',
		file: 'weighing/coverage.ts',
		section: 5,
		right: "!counts(item) || item.state === 'aged'",
		wrong: '!counts(item)'
	},
	{
		mistake: 'half of the weight is not enough',
		file: 'weighing/coverage.ts',
		section: 6,
		right: 'backed < 0.5 - SLACK',
		wrong: 'backed <= 0.5 + SLACK'
	},
	{
		mistake: 'an old change counts on',
		file: 'weighing/change.ts',
		section: 7,
		right: 'one.news || one.assumed ? one.pull - one.basePull : 0',
		wrong: 'one.pull - one.basePull'
	},
	{
		mistake: 'a what-if on an old figure adds nothing',
		file: 'weighing/change.ts',
		section: 7,
		right: 'return one.news || one.assumed ?',
		wrong: 'return one.news ?'
	},
	{
		mistake: 'a what-if is news',
		file: 'weighing/change.ts',
		section: 7,
		right: 'if (one.assumed) assumed += one.weight;\n\t\telse if (one.news)',
		wrong: 'if (one.assumed) assumed += one.weight;\n\t\tif (one.news)'
	},
	{
		mistake: 'the change is spread over all that counts, not over C',
		file: 'weighing/change.ts',
		section: 7,
		right: 'one.weight / commonWeight',
		wrong: 'one.weight / items.reduce((sum, other) => sum + other.weight, 0)'
	},
	{
		mistake: 'the change is turned round',
		file: 'weighing/change.ts',
		section: 7,
		right: '? one.pull - one.basePull : 0',
		wrong: '? one.basePull - one.pull : 0'
	},
	{
		mistake: 'polarity is forgotten in the change',
		file: 'weighing/change.ts',
		section: 7,
		right: '(polarity * pullChanged)',
		wrong: 'pullChanged'
	},
	{
		mistake: 'a direction is given without news',
		file: 'weighing/change.ts',
		section: 7,
		right: '(news + assumed) / all < 0.25 - SLACK',
		wrong: '(news + assumed) / all < 0 - SLACK'
	},
	{
		mistake: 'a direction is given without a position',
		file: 'weighing/change.ts',
		section: 7,
		right: '!positionGiven || ',
		wrong: ''
	},
	{
		mistake: 'confidence in the direction ignores the news',
		file: 'weighing/confidence.ts',
		section: 7,
		right: 'one === position || one === news',
		wrong: 'one === position'
	},
	{
		mistake: 'the slack is subtracted when a score is rounded',
		file: 'weighing/rounding.ts',
		section: 5,
		right: 'unit + 0.5 + SLACK',
		wrong: 'unit + 0.5 - SLACK'
	},
	{
		mistake: 'goalposts that fall are refused',
		file: 'weighing/pull.ts',
		section: 3,
		right: '(toDistant < 0 && toClose > 0) || (toDistant > 0 && toClose < 0)',
		wrong: 'toDistant < 0 && toClose > 0'
	},
	{
		mistake: 'a pull beyond the close goalpost goes on',
		file: 'weighing/pull.ts',
		section: 3,
		right: 'Math.min(1, s) + 0',
		wrong: 's + 0'
	},
	{
		mistake: 'the log scale is forgotten',
		file: 'weighing/pull.ts',
		section: 3,
		right: "gauge.scale === 'log' ? (value) => straight(Math.log(value)) : straight",
		wrong: 'straight'
	},
	{
		mistake: 'a nought on a log scale has no pull',
		file: 'weighing/pull.ts',
		section: 3,
		right: 'value < 0)',
		wrong: 'value <= 0)'
	},
	{
		mistake: 'the value of a pull below the middle lies above it',
		file: 'weighing/pull.ts',
		section: 8,
		right: 'middle - pull * toDistant',
		wrong: 'middle + pull * toDistant'
	},
	{
		mistake: 'ranks are counted from two',
		byExample: true,
		file: 'weighing/rank-order.ts',
		section: 4,
		right: 'sum += 1 / rank',
		wrong: 'sum += 1 / (rank + 1)'
	},
	{
		mistake: 'the first rank isn’t 100',
		byExample: true,
		file: 'weighing/rank-order.ts',
		section: 4,
		right: '(100 * weight) / first',
		wrong: '100 * weight'
	},
	{
		mistake: 'coverage is judged as mildly as freshness',
		byExample: true,
		file: 'weighing/confidence.ts',
		section: 6,
		right: 'coverage: [0.8, 0.6]',
		wrong: 'coverage: [0.6, 0.3]'
	},
	{
		mistake: 'what just reaches a high test misses it',
		file: 'weighing/confidence.ts',
		section: 6,
		right: 'measure >= high - SLACK',
		wrong: 'measure > high + SLACK'
	},
	{
		mistake: 'a grade of C3 is a good one',
		byExample: true,
		file: 'weighing/confidence.ts',
		section: 6,
		right: '/^[AB][12]$/',
		wrong: '/^[ABC][123]$/'
	},
	{
		mistake: 'the tests of confidence forget the weights',
		file: 'weighing/confidence.ts',
		section: 6,
		right: 'total += weight * measure(figure)',
		wrong: 'total += measure(figure)'
	},
	{
		mistake: 'confidence is the highest of its tests',
		file: 'weighing/confidence.ts',
		section: 6,
		right: 'const level = LEVELS.find(',
		wrong: 'const level = [...LEVELS].reverse().find('
	},
	{
		mistake: 'weights may be negative',
		file: 'weighing/configuration.ts',
		section: 12,
		right: 'weight >= 0 && weight <= 100',
		wrong: 'weight <= 100'
	},
	{
		mistake: 'a horizon may be nought',
		file: 'weighing/configuration.ts',
		section: 12,
		right: 'horizon >= 1',
		wrong: 'horizon >= 0'
	},
	{
		mistake: 'what has no weight is named among those without a base',
		file: 'weighing/direction.ts',
		section: 7,
		right: 'counts(one) && !isCommon(one)',
		wrong: '!isCommon(one)'
	},
	{
		mistake: 'whoever came to a goalpost stands beyond it both times',
		byExample: true,
		file: 'weighing/direction.ts',
		section: 7,
		right: ' && one.pull === one.basePull',
		wrong: ''
	},
	{
		mistake: 'a what-if is named among the old',
		file: 'weighing/direction.ts',
		section: 7,
		right: '!one.assumed && !one.news',
		wrong: '!one.news'
	},
	{
		mistake: 'half of the weight makes a dictator',
		byExample: true,
		file: 'weighing/outlook.ts',
		section: 5,
		right: 'share > 0.5 + SLACK',
		wrong: 'share >= 0.5 - SLACK'
	},
	{
		mistake: 'a what-if is printed as news',
		file: 'weighing/outlook.ts',
		section: 7,
		right: 'news && !assumed',
		wrong: 'news'
	},
	{
		mistake: 'a position is given whatever stands behind it',
		file: 'weighing/verdicts.ts',
		section: 6,
		right: "const given = status === 'ok' && balance !== null;",
		wrong: 'const given = balance !== null;'
	}
];
