import type { Plant } from '../planting.ts';

/** Mistakes in `engine/firmness`, and in the score of forecasts. */
export const firmnessPlants: readonly Plant[] = [
	{
		mistake: 'draws are divided by the weights before they were shaken',
		file: 'firmness/draws.ts',
		section: 7,
		right: 'total += (weights[column] as number) * factor',
		wrong: 'total += weights[column] as number'
	},
	{
		mistake: 'both numbers of a draw shake the value',
		file: 'firmness/draw-table.ts',
		section: 7,
		right: '(uniforms[2 * at + 1] as number)',
		wrong: '(uniforms[2 * at] as number)'
	},
	{
		mistake: 'weights in the draws only grow',
		file: 'firmness/draw-table.ts',
		section: 7,
		right: '1 - NOISE + 2 * NOISE',
		wrong: '1 + 2 * NOISE'
	},
	{
		mistake: 'the break-even weight has its sign turned',
		file: 'firmness/break-even.ts',
		section: 8,
		right: '(theta * others.weight - others.brought)',
		wrong: '(others.brought - theta * others.weight)'
	},
	{
		mistake: 'the break-even value forgets polarity',
		file: 'firmness/break-even.ts',
		section: 8,
		right: 'from + polarity * brings',
		wrong: 'from + brings'
	},
	{
		mistake: "every base takes its value's number",
		file: 'firmness/draw-table.ts',
		section: 7,
		right: '!assumed && before.chosen.source === figure.chosen.source',
		wrong: 'true'
	},
	{
		mistake: "no base takes its value's number",
		file: 'firmness/draw-table.ts',
		section: 7,
		right: 'const shared = !assumed && before.chosen.source === figure.chosen.source',
		wrong: "const shared = before.chosen.source === ''"
	},
	{
		mistake: 'the second generator is the first',
		file: 'firmness/draw-table.ts',
		section: 7,
		right: 'uniformsOf(seed + 1,',
		wrong: 'uniformsOf(seed,'
	},
	{
		mistake: 'the second generator gives numbers only to those that use them',
		file: 'firmness/draw-table.ts',
		section: 7,
		right: 'indicators.filter(({ base }) => base !== null)',
		wrong: 'indicators.filter(({ base }) => base !== null && !base.old && !base.shared)'
	},
	{
		mistake: 'an old change is drawn',
		file: 'firmness/draw-table.ts',
		section: 7,
		right: 'if (base === null || base.old) return',
		wrong: 'if (base === null) return'
	},
	{
		mistake: 'the draws of the change are divided by all weights',
		file: 'firmness/draws.ts',
		section: 7,
		right: '(100 * changed) / commonTotal',
		wrong: '(100 * changed) / total'
	},
	{
		mistake: 'a stride of two in the table of random weightings',
		file: 'firmness/weight-space.ts',
		section: 8,
		right: 'column < indicators; column += 1, at += 1',
		wrong: 'column < indicators; column += 1, at += 2'
	},
	{
		mistake: 'the weights of the weight space come from another transform',
		file: 'firmness/weight-space.ts',
		section: 8,
		right: '-Math.log(1 - (numbers[at] ?? 0))',
		wrong: 'Math.log(1 + (numbers[at] ?? 0))'
	},
	{
		mistake: 'the sums of neighbours begin at 1',
		file: 'firmness/break-even.ts',
		section: 8,
		right: 'const none: Others = { brought: 0, weight: 0 }',
		wrong: 'const none: Others = { brought: 1, weight: 0 }'
	},
	{
		mistake: 'the weights of neighbours begin at 1',
		file: 'firmness/break-even.ts',
		section: 8,
		right: 'const none: Others = { brought: 0, weight: 0 }',
		wrong: 'const none: Others = { brought: 0, weight: 1 }'
	},
	{
		mistake: 'the break-even of a change is measured from the middle',
		file: 'firmness/break-even.ts',
		section: 8,
		right: 'from: basePull',
		wrong: 'from: 0'
	},
	{
		mistake: 'without a group its missing members keep their weight',
		file: 'firmness/without.ts',
		section: 8,
		right: 'withoutOf(outlook, (id) => groups.get(id) === group)',
		wrong:
			'withoutOf(outlook, (id) => groups.get(id) === group && counting.includes(group) && countingOf(outlook).some((one) => one.id === id))'
	},
	{
		mistake: 'a what-if counts among the weak grades',
		file: 'firmness/without.ts',
		section: 8,
		right: "state !== 'assumed' && level.state",
		wrong: 'level.state'
	},
	{
		mistake: 'neutral keeps the change of an aged figure',
		file: 'firmness/gap-rules.ts',
		section: 8,
		right: 'basePull: one.basePull === null ? null : pull',
		wrong: 'basePull: one.basePull'
	},
	{
		mistake: 'a withheld verdict counts as another one',
		file: 'firmness/firmness.ts',
		section: 7,
		right: 'other !== null && other !== verdict',
		wrong: 'other !== verdict'
	},
	{
		mistake: 'two thirds of the draws are not enough',
		file: 'firmness/firmness.ts',
		section: 7,
		right: 'share < 2 / 3 - SLACK',
		wrong: 'share < 0.75 - SLACK'
	},
	{
		mistake: 'the swing of a bar is half as wide',
		file: 'firmness/tornado.ts',
		section: 8,
		right: 'swing: 200 * share',
		wrong: 'swing: 100 * share'
	},
	{
		mistake: 'the narrowest bar comes first',
		byExample: true,
		file: 'firmness/tornado.ts',
		section: 8,
		right: 'b.high - b.low - (a.high - a.low)',
		wrong: 'a.high - a.low - (b.high - b.low)'
	},
	{
		mistake: 'a what-if has the range of the figure behind it',
		file: 'firmness/tornado.ts',
		section: 8,
		right: "if (state === 'assumed' || level.state",
		wrong: 'if (level.state'
	},
	{
		mistake: 'shares of the variance are shares of the spread',
		byExample: true,
		file: 'firmness/variance.ts',
		section: 8,
		right: '(100 * share) ** 2',
		wrong: '100 * share'
	},
	{
		mistake: 'the variance is measured from the first draw',
		byExample: true,
		file: 'firmness/variance.ts',
		section: 8,
		right: ' - (sum / count) ** 2',
		wrong: ''
	},
	{
		mistake: 'the falling side of the triangle is turned round',
		file: 'firmness/triangular.ts',
		section: 7,
		right: '(1 - u) * falling',
		wrong: 'u * falling'
	},
	{
		mistake: 'the triangle has its top in the middle',
		file: 'firmness/triangular.ts',
		section: 7,
		right: 'u < below',
		wrong: 'u < 0.5'
	},
	{
		mistake: 'the generator mixes otherwise',
		byExample: true,
		file: 'firmness/random.ts',
		section: 7,
		right: '(t >>> 14)',
		wrong: '(t >>> 13)'
	},
	{
		mistake: 'a score of 100 has a bin of its own',
		byExample: true,
		file: 'firmness/histogram.ts',
		section: 7,
		right: 'Math.min(last, Math.floor(score / binWidth + SLACK))',
		wrong: 'Math.floor(score / binWidth + SLACK)'
	},
	{
		mistake: 'moves up and down cancel out',
		byExample: true,
		file: 'firmness/next-datum.ts',
		section: 8,
		right: 'Math.abs(pull - last.pull)',
		wrong: 'pull - last.pull'
	},
	{
		mistake: 'a move that just reaches the edge is not flagged',
		file: 'firmness/next-datum.ts',
		section: 8,
		right: 'leverage >= distance - SLACK',
		wrong: 'leverage > distance + SLACK'
	},
	{
		mistake: 'only the upper edge is looked at',
		file: 'firmness/next-datum.ts',
		section: 8,
		right: 'Math.min(Math.abs(score - threshold), Math.abs(score + threshold))',
		wrong: 'Math.abs(score - threshold)'
	},
	{
		mistake: 'a what-if waits for its next figure',
		file: 'firmness/next-datum.ts',
		section: 8,
		right: "state !== 'assumed'",
		wrong: "state !== 'missing'"
	},
	{
		mistake: 'the lower edge belongs to the middle',
		file: 'firmness/tally.ts',
		section: 7,
		right: 'number <= -edge + SLACK',
		wrong: 'number < -edge - SLACK'
	},
	{
		mistake: 'scenarios that read an indicator the other way round use it alike',
		byExample: true,
		file: 'firmness/sensitivity.ts',
		section: 8,
		right: 'polarity * (share ?? 0)',
		wrong: 'share ?? 0'
	},
	{
		mistake: 'the Brier score is not squared',
		byExample: true,
		file: 'brier.ts',
		section: 14,
		right: '(forecast[one] - (one === outcome ? 1 : 0)) ** 2',
		wrong: 'Math.abs(forecast[one] - (one === outcome ? 1 : 0))'
	}
];
