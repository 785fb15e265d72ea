import * as v from 'valibot';
import {
	BANDS,
	CONFIDENCE_LEVELS,
	DATE_PRECISIONS,
	INDICATOR_STATES,
	parseDay,
	parseDuration,
	parsePeriod,
	STATUSES
} from '#parse';
import { SNAPSHOT_NUMBER } from './number-pattern.ts';

// A record comes from a file or a database that anybody may have written: every length is bounded, every key is known.
const words = v.pipe(v.string('text'), v.maxLength(20_000, 'at most 20,000 characters'));
const name = v.pipe(words, v.minLength(1, 'some text'));
const finite = v.pipe(v.number('a number'), v.finite('a finite number'));
const whole = v.pipe(finite, v.safeInteger('a whole number'));
const count = v.pipe(whole, v.minValue(0, 'at least 0'));
const share = v.pipe(finite, v.minValue(-1e-9, 'at least 0'), v.maxValue(1 + 1e-9, 'at most 1'));
const day = v.pipe(
	v.string('a date'),
	v.check((text) => parseDay(text) !== null, 'a date such as 2026-11-22')
);
const hex = v.pipe(v.string('a number'), v.regex(SNAPSHOT_NUMBER, '64 hexadecimal digits'));
const list = <S extends v.GenericSchema>(item: S, most = 10_000): v.ArraySchema<S, 'a list'> =>
	v.pipe(v.array(item, 'a list'), v.maxLength(most, `at most ${most} entries`));
const band = v.picklist(BANDS, 'weakens, holds or deepens');
const bands = v.strictObject({ weakens: share, holds: share, deepens: share });
const status = v.picklist(['ok', 'insufficient', 'no-evidence', 'no-weights', 'config-error'], 'a status');
const precision = v.picklist(DATE_PRECISIONS, 'day, month or year');
const confidence = v.picklist(CONFIDENCE_LEVELS, 'low, moderate or high');
const polarity = v.picklist([1, -1], '1 or -1');

const observation = v.strictObject({
	line: count,
	period: v.pipe(
		words,
		v.check((text) => parsePeriod(text) !== null, 'a period such as 2019, 2019-Q3 or 2020/2024')
	),
	published: day,
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
	goalposts: v.strictObject({ weakens: goalpost, neutral: goalpost, deepens: goalpost }),
	bounds: v.strictObject({ min: v.nullable(finite), max: v.nullable(finite) }),
	frequency: v.pipe(
		words,
		v.check((text) => parseDuration(text) !== null, 'a duration such as P1Y')
	),
	publicationLagDays: count,
	freshDays: count,
	staleDays: count,
	driftPerYear: finite,
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

const level = v.variant('state', [
	v.strictObject({
		state: v.literal('observed'),
		value: finite,
		low: finite,
		high: finite,
		/** Lines of the rows in `indicators`. */
		chosen: count,
		rivals: list(count, 1000),
		conflictGap: finite,
		ageDays: whole,
		freshness: share
	}),
	v.strictObject({ state: v.literal('stale'), chosen: count, rivals: list(count, 1000), ageDays: whole }),
	v.strictObject({
		state: v.literal('missing'),
		reason: v.picklist(['no-observation', 'not-yet-published', 'below-grade', 'no-usable-value'], 'a reason')
	})
]);

const test = v.strictObject({ measure: finite, level: confidence });
const outlook = v.strictObject({
	status,
	score: v.nullable(finite),
	band: v.nullable(band),
	pushUp: v.nullable(finite),
	pushDown: v.nullable(finite),
	bounds: v.nullable(v.tuple([finite, finite])),
	coverage: v.strictObject({ observed: share, assumed: share, missing: share }),
	confidence: v.nullable(
		v.strictObject({
			level: confidence,
			cappedBy: v.nullable(v.picklist(['coverage', 'freshness', 'grade', 'agreement'], 'a test')),
			tests: v.strictObject({ coverage: test, freshness: test, grade: test, agreement: test })
		})
	),
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
			level
		})
	)
});

const line = v.strictObject({ scores: list(v.nullable(finite)), bands: list(v.nullable(band)) });
const result = v.strictObject({
	outlook,
	draws: v.nullable(
		v.strictObject({
			shares: bands,
			p05: finite,
			p50: finite,
			p95: finite,
			/** Draws by score, in bins two points wide: from, count. */
			bins: list(v.tuple([finite, count]), 200)
		})
	),
	weightSpace: v.nullable(bands),
	breakEven: v.nullable(
		list(
			v.strictObject({
				id: name,
				edge: finite,
				weight: v.nullable(finite),
				pull: finite,
				value: v.nullable(finite)
			})
		)
	),
	history: v.strictObject({ dates: list(day, 2000), 'real-time': line, pseudo: line, now: line })
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
	step: v.picklist(['revision', 'new-period', 'coverage', 'definitions', 'weights'], 'a step'),
	total: finite,
	byIndicator: list(v.strictObject({ id: name, name, change: finite }))
});
const previous = v.strictObject({
	id: hex,
	asOf: day,
	score: v.nullable(finite),
	band: v.nullable(band),
	/** Null where an end has no score. */
	steps: v.nullable(list(step, 5))
});

/** A briefing as it is kept: one JSON value that lasts, and that its own number is the hash of. */
export const snapshotShape = v.strictObject({
	format: v.literal('alignment-watch/briefing', 'alignment-watch/briefing'),
	version: v.literal(1, 'version 1'),
	taken: v.pipe(
		v.string('a time'),
		v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'a time such as 2026-11-22T08:30:00Z')
	),
	asOf: day,
	title: v.pipe(words, v.maxLength(200, 'at most 200 characters')),
	corrects: v.nullable(hex),
	watch: v.strictObject({
		title: name,
		question: words,
		subject: words,
		naming: words,
		outcomes: v.strictObject({ weakens: name, holds: name, deepens: name }),
		threshold: finite,
		digest: hex,
		historyFrom: day,
		groups: list(v.strictObject({ id: name, name }), 1000)
	}),
	scenario,
	draws: v.strictObject({ count: v.pipe(count, v.minValue(1), v.maxValue(100_000)), seed: count }),
	indicators: list(indicator, 500),
	sources: list(v.looseObject({ id: name })),
	events: list(
		v.strictObject({
			date: day,
			precision,
			title: words,
			category: words,
			source: words,
			published: day,
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
