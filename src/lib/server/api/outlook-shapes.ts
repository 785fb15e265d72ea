import * as v from 'valibot';
import {
	directionShares,
	positionShares,
	dayShape,
	directionShape,
	firmShape,
	flagShape,
	levelShape,
	numberShape,
	orNull,
	positionShape,
	readingShape,
	staleMark,
	stateShape,
	statusShape,
	textShape
} from './answer-parts.ts';

const beforeShape = v.object({
	value: numberShape,
	period: textShape,
	source: textShape,
	pull: orNull(numberShape)
});

const partShape = v.object({
	id: textShape,
	weight: numberShape,
	polarity: v.picklist([1, -1]),
	state: stateShape,
	value: orNull(numberShape),
	low: orNull(numberShape),
	high: orNull(numberShape),
	period: orNull(textShape),
	published: orNull(dayShape),
	source: orNull(textShape),
	grade: orNull(textShape),
	ageDays: orNull(numberShape),
	pull: orNull(numberShape),
	share: orNull(numberShape),
	contribution: orNull(numberShape),
	before: orNull(beforeShape),
	news: orNull(flagShape),
	changeShare: orNull(numberShape),
	change: orNull(numberShape),
	reason: orNull(textShape)
});

const quantiles = { p05: numberShape, p50: numberShape, p95: numberShape };

const drawsShape = v.object({
	count: numberShape,
	seed: numberShape,
	shares: positionShares,
	...quantiles,
	change: orNull(v.object({ shares: directionShares, ...quantiles }))
});

const changeOf = <Shape extends v.GenericSchema>(shape: Shape) =>
	orNull(v.object({ from: shape, to: shape }));

/** Only of an answer whose weights, readings or what-ifs the address has edited. */
const editsShape = v.optional(
	v.array(
		v.object({
			indicator: textShape,
			weight: changeOf(numberShape),
			polarity: changeOf(v.picklist([1, -1])),
			assumption: changeOf(orNull(numberShape))
		})
	)
);

export const outlookShape = v.object({
	asOf: dayShape,
	scenario: textShape,
	method: numberShape,
	status: statusShape,
	score: orNull(numberShape),
	position: orNull(positionShape),
	pushUp: orNull(numberShape),
	pushDown: orNull(numberShape),
	bounds: orNull(v.array(numberShape)),
	coverage: orNull(
		v.object({ observed: numberShape, aged: numberShape, assumed: numberShape, missing: numberShape })
	),
	confidence: orNull(v.object({ level: levelShape, cappedBy: orNull(textShape) })),
	direction: v.object({
		horizon: textShape,
		status: v.picklist(['ok', 'insufficient', 'too-little-news']),
		change: orNull(numberShape),
		verdict: orNull(directionShape),
		common: orNull(numberShape),
		news: orNull(numberShape),
		confidence: orNull(levelShape)
	}),
	firmness: v.object({ position: orNull(firmShape), direction: orNull(firmShape) }),
	indicators: v.array(partShape),
	draws: orNull(drawsShape),
	weightSpace: orNull(v.object({ position: positionShares, direction: orNull(directionShares) })),
	// Only where the address gives the scenario a name of its reader's own.
	lens: v.optional(textShape),
	edits: editsShape,
	...staleMark
});

export const historyShape = v.array(
	v.object({
		scenario: textShape,
		reading: readingShape,
		points: v.array(
			v.object({
				asOf: dayShape,
				status: statusShape,
				score: orNull(numberShape),
				position: orNull(positionShape),
				change: orNull(numberShape),
				direction: orNull(directionShape),
				observed: numberShape
			})
		)
	})
);

export const verdictsShape = v.array(
	v.object({
		on: dayShape,
		position: v.array(orNull(positionShape)),
		direction: v.array(orNull(directionShape)),
		causes: v.array(
			v.object({
				why: v.picklist(['published', 'old', 'aged']),
				indicator: textShape,
				period: textShape,
				source: textShape,
				published: dayShape,
				score: numberShape,
				change: numberShape
			})
		)
	})
);

const pair = {
	score: orNull(numberShape),
	position: orNull(positionShape),
	change: orNull(numberShape),
	direction: orNull(directionShape)
};
const breakEvens = v.array(
	v.object({ id: textShape, edge: numberShape, weight: orNull(numberShape), value: orNull(numberShape) })
);

export const sensitivityShape = v.object({
	breakEven: breakEvens,
	direction: v.object({ breakEven: breakEvens }),
	tornado: v.array(v.object({ id: textShape, low: numberShape, high: numberShape, swing: numberShape })),
	nextDatum: v.array(v.object({ id: textShape, leverage: orNull(numberShape), due: orNull(dayShape) })),
	varianceShares: orNull(v.record(textShape, numberShape)),
	withoutEach: v.array(v.object({ id: textShape, ...pair })),
	withoutGroups: v.array(v.object({ group: textShape, ...pair })),
	withoutWeakGrades: orNull(v.object({ ids: v.array(textShape), ...pair })),
	gapRules: orNull(v.object({ carried: v.object(pair), leftOut: v.object(pair), neutral: v.object(pair) })),
	...staleMark
});

export const explainShape = v.object({
	from: dayShape,
	to: dayShape,
	score0: orNull(numberShape),
	score1: orNull(numberShape),
	total: orNull(numberShape),
	steps: v.array(
		v.object({ step: textShape, total: numberShape, byIndicator: v.record(textShape, numberShape) })
	),
	...staleMark
});
