import * as v from 'valibot';
import {
	dayShape,
	flagShape,
	issueShape,
	numberShape,
	orNull,
	staleMark,
	textShape
} from './answer-parts.ts';
import { verdictsShape } from './outlook-shapes.ts';

const posts = v.object({ distant: numberShape, middle: numberShape, close: numberShape });

export const indicatorsShape = v.array(
	v.object({
		id: textShape,
		name: textShape,
		group: textShape,
		question: textShape,
		unit: textShape,
		scale: v.picklist(['linear', 'log']),
		frequency: textShape,
		contextOnly: flagShape,
		goalposts: orNull(posts),
		latest: orNull(
			v.object({
				value: numberShape,
				period: textShape,
				published: dayShape,
				source: textShape,
				grade: textShape
			})
		),
		due: orNull(dayShape),
		observations: numberShape
	})
);

export const observationsShape = v.array(
	v.object({
		indicator: textShape,
		period: textShape,
		periodStart: dayShape,
		periodEnd: dayShape,
		published: dayShape,
		value: orNull(numberShape),
		low: orNull(numberShape),
		high: orNull(numberShape),
		bound: orNull(v.picklist(['at-least', 'at-most'])),
		unit: textShape,
		source: textShape,
		locator: textShape,
		grade: textShape,
		status: v.picklist(['A', 'E', 'P', 'F', 'B', 'M']),
		note: textShape,
		line: numberShape
	})
);

export const eventsShape = v.array(
	v.object({
		id: textShape,
		date: textShape,
		title: textShape,
		category: textShape,
		source: textShape,
		published: dayShape,
		counts: textShape,
		line: numberShape
	})
);

export const sourcesShape = v.array(
	v.object({
		id: textShape,
		type: textShape,
		name: textShape,
		title: orNull(textShape),
		issued: orNull(textShape),
		accessed: orNull(textShape),
		url: orNull(textShape),
		rows: numberShape,
		events: numberShape
	})
);

export const briefingsShape = v.object({
	count: numberShape,
	briefings: v.array(
		v.object({
			id: textShape,
			taken: textShape,
			asOf: dayShape,
			title: textShape,
			watch: textShape,
			scenario: textShape,
			scenarioName: textShape,
			score: orNull(numberShape),
			position: orNull(textShape),
			corrects: orNull(textShape)
		})
	),
	/** Parameters that bring the older ones; null where there are none. */
	older: orNull(textShape)
});

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
	lenses: v.array(
		v.object({
			id: textShape,
			name: textShape,
			added: textShape,
			author: textShape,
			storyline: textShape
		})
	),
	events: v.array(v.object({ id: textShape, date: textShape, title: textShape, category: textShape })),
	score: v.union([ledger, v.object({ reason: textShape })]),
	...staleMark
});

export const liveShape = v.object({
	digest: orNull(textShape),
	day: dayShape,
	folder: v.picklist(['ok', 'broken']),
	issues: numberShape,
	marks: v.array(
		v.object({
			digest: textShape,
			day: dayShape,
			figures: numberShape,
			index: orNull(textShape),
			outcome: textShape
		})
	)
});

export const healthShape = v.object({
	ok: flagShape,
	version: textShape,
	build: orNull(textShape),
	content: v.object({
		digest: orNull(textShape),
		since: orNull(textShape),
		stale: flagShape,
		issues: numberShape,
		first: orNull(issueShape)
	}),
	archive: v.object({ ok: flagShape, problem: orNull(textShape) })
});

export const signpostListShape = v.array(
	v.object({
		id: textShape,
		name: textShape,
		indicator: orNull(textShape),
		scenario: orNull(textShape),
		reading: v.picklist(['value', 'pull', 'age', 'overdue', 'position', 'direction']),
		way: v.picklist(['above', 'below', 'crosses']),
		mark: numberShape,
		band: numberShape,
		reason: textShape,
		meaning: textShape,
		declared: dayShape,
		value: orNull(numberShape),
		reached: flagShape,
		distance: orNull(numberShape),
		crossings: v.array(
			v.object({
				on: dayShape,
				to: v.picklist(['reached', 'left']),
				was: orNull(numberShape),
				is: numberShape,
				causes: v.array(
					v.object({ indicator: textShape, period: textShape, source: textShape, published: dayShape })
				)
			})
		)
	})
);
