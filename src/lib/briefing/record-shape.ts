import * as v from 'valibot';
import { parseDuration, parsePeriod, STATUSES } from '#parse';
import {
	confidence,
	count,
	dayField,
	finite,
	hex,
	list,
	name,
	polarity,
	position,
	precision,
	whole,
	words
} from './record-parts.ts';
import { result } from './record-result-shape.ts';

const observation = v.strictObject({
	line: count,
	period: v.pipe(
		words,
		v.check((text) => parsePeriod(text) !== null, 'a period such as 2019, 2019-Q3 or 2020/2024')
	),
	published: dayField,
	precision,
	value: v.nullable(finite),
	low: v.nullable(finite),
	high: v.nullable(finite),
	bound: v.nullable(v.picklist(['at-least', 'at-most'], 'at-least or at-most')),
	source: name,
	locator: words,
	grade: v.pipe(words, v.regex(/^[A-F][1-6]$/, 'a grade from A1 to F6')),
	status: v.picklist(STATUSES, 'a status'),
	note: words
});

const goalpost = v.strictObject({ at: finite, reason: words });
const indicator = v.strictObject({
	id: name,
	name,
	group: name,
	question: words,
	unit: words,
	decimals: v.pipe(count, v.maxValue(10, 'at most 10')),
	caveats: list(words, 100),
	polarityNote: v.nullable(words),
	scale: v.picklist(['linear', 'log'], 'linear or log'),
	goalposts: v.strictObject({ distant: goalpost, middle: goalpost, close: goalpost }),
	bounds: v.strictObject({ min: v.nullable(finite), max: v.nullable(finite) }),
	frequency: v.pipe(
		words,
		v.check((text) => parseDuration(text) !== null, 'a duration such as P1Y')
	),
	publicationLagDays: count,
	freshDays: count,
	staleDays: count,
	driftPerYear: finite,
	undercount: finite,
	undercountReason: v.nullable(words),
	observations: list(observation, 20_000)
});

const scenario = v.strictObject({
	id: name,
	name,
	storyline: words,
	/** Whether it differs from the watch's scenario of that id. */
	edited: v.boolean('true or false'),
	weights: list(
		v.strictObject({ indicator: name, weight: finite, polarity, reason: v.nullable(words) }),
		10_000
	),
	assumptions: list(v.strictObject({ indicator: name, value: finite, reason: v.nullable(words) }), 10_000)
});

const judgement = v.strictObject({
	yardstick: v.nullable(v.picklist(['PHIA', 'ICD 203'], 'PHIA or ICD 203')),
	/** A word of that yardstick. */
	likelihood: v.nullable(name),
	/** What is judged so likely. */
	statement: words,
	confidence: v.nullable(confidence),
	confidenceReason: words,
	text: v.pipe(v.string('text'), v.maxLength(2000, 'at most 2,000 characters'))
});

const step = v.strictObject({
	step: v.picklist(['revision', 'new-period', 'first-figure', 'definitions', 'weights'], 'a step'),
	total: finite,
	byIndicator: list(v.strictObject({ id: name, name, change: finite }))
});
const previous = v.strictObject({
	id: hex,
	asOf: dayField,
	score: v.nullable(finite),
	position: v.nullable(position),
	/** Null where an end has no score. */
	steps: v.nullable(list(step, 5))
});

/** A briefing as it is kept: one JSON value that lasts, and that its own number is the hash of. */
export const snapshotShape = v.strictObject({
	format: v.literal('alignment-watch/briefing', 'alignment-watch/briefing'),
	version: v.literal(2, 'version 2'),
	/** Of the method that gave the figures. */
	method: v.literal(2, 'method 2'),
	taken: v.pipe(
		v.string('a time'),
		v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'a time such as 2026-11-22T08:30:00Z')
	),
	asOf: dayField,
	title: v.pipe(words, v.maxLength(200, 'at most 200 characters')),
	corrects: v.nullable(hex),
	watch: v.strictObject({
		title: name,
		question: words,
		subject: words,
		naming: words,
		positions: v.strictObject({ distant: name, mixed: name, close: name }),
		directions: v.strictObject({ weakening: name, holding: name, deepening: name }),
		threshold: finite,
		directionThreshold: finite,
		horizon: whole,
		digest: hex,
		historyFrom: dayField,
		groups: list(v.strictObject({ id: name, name }), 1000)
	}),
	scenario,
	draws: v.strictObject({ count: v.pipe(count, v.minValue(1), v.maxValue(100_000)), seed: count }),
	indicators: list(indicator, 500),
	sources: list(v.looseObject({ id: name })),
	events: list(
		v.strictObject({
			date: dayField,
			precision,
			title: words,
			category: words,
			source: words,
			published: dayField,
			line: count
		})
	),
	judgement: v.nullable(judgement),
	previous: v.nullable(previous),
	result
});

export type SnapshotRecord = v.InferOutput<typeof snapshotShape>;
export type SnapshotResult = SnapshotRecord['result'];
export type Judgement = v.InferOutput<typeof judgement>;
