import * as v from 'valibot';
import { dayShape, flagShape, numberShape, orNull, textShape } from './answer-parts.ts';

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
