import * as v from 'valibot';
import { dayShape, flagShape, numberShape, orNull, staleMark, textShape } from './answer-parts.ts';
import { verdictsShape } from './outlook-shapes.ts';

const changedRow = v.object({
	kind: textShape,
	indicator: v.object({ id: textShape, name: textShape, scored: flagShape }),
	line: numberShape,
	published: textShape,
	publishedOn: dayShape,
	period: textShape,
	value: textShape,
	before: orNull(textShape),
	beforePeriod: orNull(textShape),
	source: textShape,
	note: textShape
});

const verdictEnd = v.object({
	day: textShape,
	words: v.array(v.object({ text: textShape, tone: orNull(textShape) })),
	text: textShape,
	score: orNull(textShape),
	change: orNull(textShape),
	reason: orNull(textShape)
});

const ledgerFigure = orNull(v.object({ value: textShape, period: textShape }));

const ledger = v.object({
	from: textShape,
	to: textShape,
	total: textShape,
	steps: v.array(
		v.object({
			step: textShape,
			name: textShape,
			meaning: textShape,
			change: textShape,
			lines: v.array(
				v.object({
					id: orNull(textShape),
					name: textShape,
					was: ledgerFigure,
					is: ledgerFigure,
					change: textShape
				})
			)
		})
	)
});

const verdictTurn = v.object({
	day: textShape,
	on: textShape,
	position: orNull(textShape),
	direction: orNull(textShape),
	causes: v.array(
		v.object({
			why: textShape,
			because: textShape,
			name: textShape,
			href: textShape,
			figure: textShape,
			source: textShape,
			score: textShape,
			change: textShape
		})
	)
});

/** What came into the watch. */
const added = { id: textShape, name: textShape, added: textShape, author: textShape };

export const changesShape = v.object({
	from: dayShape,
	to: dayShape,
	scenario: textShape,
	edited: flagShape,
	verdicts: verdictsShape,
	then: verdictEnd,
	now: verdictEnd,
	turned: textShape,
	turns: v.array(verdictTurn),
	kinds: v.array(
		v.object({
			kind: textShape,
			name: textShape,
			indicators: v.array(
				v.object({ id: textShape, name: textShape, scored: flagShape, rows: v.array(changedRow) })
			)
		})
	),
	indicators: v.array(
		v.object({
			...added,
			question: textShape,
			scored: flagShape,
			weights: v.array(v.object({ id: textShape, name: textShape, weight: textShape, reason: textShape }))
		})
	),
	lenses: v.array(
		v.object({
			...added,
			storyline: textShape,
			against: v.nullable(textShape),
			weights: v.array(v.object({ id: textShape, name: textShape, change: textShape, reason: textShape }))
		})
	),
	events: v.array(v.object({ id: textShape, date: textShape, title: textShape, category: textShape })),
	score: v.union([ledger, v.object({ reason: textShape })]),
	...staleMark
});
