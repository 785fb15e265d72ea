import * as v from 'valibot';
import { METHOD } from '#engine';
import { parseDuration, parsePeriod, STATUSES } from '#parse';
import {
	assumptions,
	confidence,
	count,
	dayField,
	direction,
	finite,
	firm,
	hex,
	list,
	name,
	position,
	precision,
	weights,
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
	/** What its reader called it; left out where it has no name of its own. */
	lens: v.exactOptional(name),
	/** Whether it differs from the watch's scenario of that id. */
	edited: v.boolean('true or false'),
	/** With a reason of its own beside each edited weight or none, never that of the weight before. */
	weights,
	assumptions
});

/** A lens that the briefing departs from, unedited, and what it says of the same figures on the same day. */
const lens = v.strictObject({
	id: name,
	name,
	weights,
	assumptions,
	says: v.strictObject({
		score: v.nullable(finite),
		position: v.nullable(position),
		change: v.nullable(finite),
		direction: v.nullable(direction),
		firmness: v.strictObject({ position: firm, direction: firm })
	})
});

/** Longest name, office or marking of a briefing, in characters. */
export const LONGEST_LINE = 80;
const line = v.pipe(
	v.string('text'),
	v.maxLength(LONGEST_LINE, `at most ${LONGEST_LINE} characters`),
	v.regex(/^[^\n\r]*$/, 'one line')
);

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
/** What keeps two briefings of one scenario from being compared: edits of either, or weights that its file had changed. */
const UNLIKE = ['edited-then', 'edited-now', 'weights'] as const;
const previous = v.strictObject({
	id: hex,
	asOf: dayField,
	score: v.nullable(finite),
	position: v.nullable(position),
	/** Null where an end has no score, and where like would not be compared with like. */
	steps: v.nullable(list(step, 5)),
	/** Left out by versions that kept no direction. */
	direction: v.exactOptional(v.nullable(direction)),
	/** Why the two aren't compared; left out where they are. */
	unlike: v.exactOptional(v.picklist(UNLIKE, 'why they are unlike'))
});

/** A briefing as it is kept: one JSON value that lasts, and that its own number is the hash of. */
export const snapshotShape = v.strictObject({
	format: v.literal('alignment-watch/briefing', 'alignment-watch/briefing'),
	version: v.literal(2, 'version 2'),
	/** Of the method that gave the figures. */
	method: v.literal(METHOD, `method ${METHOD}`),
	taken: v.pipe(
		v.string('a time'),
		v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'a time such as 2026-11-22T08:30:00Z')
	),
	asOf: dayField,
	title: v.pipe(words, v.maxLength(200, 'at most 200 characters')),
	corrects: v.nullable(hex),
	/** Who answers for it, and how it may be handed round; left out where nothing was given. */
	signed: v.exactOptional(v.strictObject({ author: line, organisation: line, handling: line })),
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
	/**
	 * What it departs from: `base`, the scenario before it was edited; `home`, the watch's own scenario where this is
	 * another. Left out where it departs from neither, and by versions that didn't keep it.
	 */
	reference: v.exactOptional(v.strictObject({ base: v.nullable(lens), home: v.nullable(lens) })),
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
export type Lens = v.InferOutput<typeof lens>;
export type Unlike = (typeof UNLIKE)[number];
export type Judgement = v.InferOutput<typeof judgement>;
