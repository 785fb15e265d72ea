import * as v from 'valibot';
import { INDICATOR_STATES } from '#parse';
import {
	byDirection,
	byPosition,
	confidence,
	count,
	dayField,
	direction,
	finite,
	firm,
	list,
	name,
	polarity,
	position,
	share,
	status,
	whole
} from './record-parts.ts';

const level = v.variant('state', [
	v.strictObject({
		state: v.picklist(['observed', 'aged'], 'observed or aged'),
		value: finite,
		low: finite,
		high: finite,
		/** Lines of the rows in `indicators`. */
		chosen: count,
		rivals: list(count, 1000),
		conflictGap: finite,
		ageDays: whole,
		freshness: share,
		/** First day with a usable row of the period. */
		first: dayField,
		news: v.boolean('true or false'),
		before: v.nullable(v.strictObject({ value: finite, low: finite, high: finite, chosen: count }))
	}),
	v.strictObject({
		state: v.literal('missing'),
		reason: v.picklist(['no-observation', 'not-yet-published', 'below-grade', 'no-usable-value'], 'a reason')
	})
]);

const test = v.strictObject({ measure: finite, level: confidence });
const outlook = v.strictObject({
	status,
	score: v.nullable(finite),
	position: v.nullable(position),
	pushUp: v.nullable(finite),
	pushDown: v.nullable(finite),
	bounds: v.nullable(v.tuple([finite, finite])),
	coverage: v.strictObject({ observed: share, aged: share, assumed: share, missing: share }),
	confidence: v.nullable(
		v.strictObject({
			level: confidence,
			cappedBy: v.nullable(v.picklist(['coverage', 'freshness', 'grade', 'agreement'], 'a test')),
			tests: v.strictObject({ coverage: test, freshness: test, grade: test, agreement: test })
		})
	),
	direction: v.strictObject({
		status: v.picklist(['ok', 'too-little-news', 'insufficient'], 'a status'),
		change: v.nullable(finite),
		verdict: v.nullable(direction),
		common: v.nullable(share),
		news: v.nullable(share),
		confidence: v.nullable(confidence),
		without: list(name),
		old: list(name),
		otherSource: list(name),
		beyond: list(name)
	}),
	dictators: list(name, 2),
	indicators: list(
		v.strictObject({
			id: name,
			weight: finite,
			polarity,
			state: v.picklist(INDICATOR_STATES, 'a state'),
			value: v.nullable(finite),
			pull: v.nullable(finite),
			share: v.nullable(share),
			contribution: v.nullable(finite),
			basePull: v.nullable(finite),
			news: v.nullable(v.boolean('true or false')),
			changeShare: v.nullable(share),
			change: v.nullable(finite),
			level
		})
	)
});

const line = v.strictObject({
	scores: list(v.nullable(finite)),
	positions: list(v.nullable(position)),
	changes: list(v.nullable(finite)),
	directions: list(v.nullable(direction))
});
const breakEven = v.nullable(
	list(
		v.strictObject({
			id: name,
			edge: finite,
			weight: v.nullable(finite),
			pull: finite,
			value: v.nullable(finite)
		})
	)
);
/** Scores or changes of the draws in bins two points wide: from, count. */
const bins = list(v.tuple([finite, count]), 400);
/** The figures of a briefing, as its record keeps them. */
export const result = v.strictObject({
	outlook,
	draws: v.nullable(
		v.strictObject({
			shares: byPosition,
			p05: finite,
			p50: finite,
			p95: finite,
			bins,
			change: v.nullable(v.strictObject({ shares: byDirection, p05: finite, p50: finite, p95: finite }))
		})
	),
	weightSpace: v.nullable(v.strictObject({ position: byPosition, direction: v.nullable(byDirection) })),
	firmness: v.strictObject({ position: firm, direction: firm }),
	breakEven,
	directionBreakEven: breakEven,
	history: v.strictObject({ dates: list(dayField, 2000), 'real-time': line, pseudo: line, now: line })
});
