import { describe, expect, it } from 'vitest';
import {
	attributionOf,
	breakEvensOf,
	directionBreakEvensOf,
	drawsOf,
	firmnessOf,
	gapRulesOf,
	historyOf,
	levelOf,
	outlookOf,
	printedParts,
	pullOf,
	roundedScore,
	verdictLogOf,
	weightSpaceOf,
	withoutEachOf,
	withoutGroupsOf,
	withoutWeakGradesOf,
	type Attribution,
	type Figure,
	type Indicator,
	type Outlook,
	type Scenario,
	type VerdictTurn,
	type Without
} from '#engine';
import { day } from './demo.ts';
import {
	demo,
	edgeModel,
	worked,
	workedScenario,
	type BaseTuple,
	type Expected,
	type Hangs,
	type LevelTuple,
	type LogEntry,
	type WorkedModel
} from './worked.ts';

const { tolerance } = worked as unknown as { tolerance: number };

/** The value with every number within the tolerance of the expected one replaced by it, so that texts can be compared. */
function snapped(received: unknown, expected: unknown): unknown {
	if (typeof received === 'number' && typeof expected === 'number')
		return Math.abs(received - expected) <= tolerance ? expected : received;
	if (Array.isArray(received) && Array.isArray(expected))
		return received.map((one, at) => snapped(one, expected[at]));
	if (typeof received === 'object' && received !== null && typeof expected === 'object' && expected !== null)
		return Object.fromEntries(
			Object.entries(received).map(([key, one]) => [
				key,
				snapped(one, (expected as Record<string, unknown>)[key])
			])
		);
	return received;
}

function same(received: unknown, expected: unknown, what?: string): void {
	expect(snapped(received, expected), what).toEqual(expected);
}

function indicatorOf(model: WorkedModel, id: string): Indicator {
	const found = model.indicators.find((one) => one.id === id);
	if (found === undefined) throw new Error(id);
	return found;
}

function figureOf(model: WorkedModel, id: string, asOf: number): Figure | null {
	const level = levelOf(indicatorOf(model, id), asOf, { horizon: model.terms.horizon });
	return level.state === 'missing' ? null : level;
}

const outlook = (model: WorkedModel, scenario: Scenario, asOf: number): Outlook =>
	outlookOf({ ...model.terms, indicators: model.indicators, scenario, asOf });

function expectLevel([id, state, ...expected]: LevelTuple, asOf: number): void {
	const level = figureOf(demo, id, asOf);
	expect(level?.state ?? 'missing').toBe(state);
	if (level === null) return;
	const { value, low, high, chosen, first, ageDays, freshness, conflictGap } = level;
	const pull = pullOf(value, indicatorOf(demo, id));
	const [, , , end, firstDay, published, source, grade] = expected;
	expect([chosen.period.text, chosen.published, chosen.source, chosen.grade, first]).toEqual([
		end,
		day(published ?? ''),
		source,
		grade,
		day(firstDay ?? '')
	]);
	same(
		[value, low, high, ageDays, freshness, pull, conflictGap],
		[...expected.slice(0, 3), ...expected.slice(8)],
		id
	);
}

function expectBase(
	[id, news, value, low, high, end, published, source, grade, pull]: BaseTuple,
	asOf: number
): void {
	const level = figureOf(demo, id, asOf);
	const before = level?.before ?? null;
	expect(before === null, id).toBe(value === null);
	if (level === null || before === null) return;
	const { chosen } = before;
	expect(level.news, id).toBe(news);
	expect([chosen.period.text, chosen.published, chosen.source, chosen.grade]).toEqual([
		end,
		day(published ?? ''),
		source,
		grade
	]);
	same(
		[before.value, before.low, before.high, pullOf(before.value, indicatorOf(demo, id))],
		[value, low, high, pull],
		id
	);
}

function expectOutlook(received: Outlook, expected: Expected): void {
	expect([received.status, received.position]).toEqual([expected.status, expected.position]);
	same(received.score, expected.score, 'score');
	const score = received.score;
	const bounds = expected.bounds === undefined ? (score === null ? null : [score, score]) : expected.bounds;
	same(received.bounds, bounds, 'bounds');
	const none = { observed: 0, aged: 0, assumed: 0, missing: 0 };
	same(received.coverage, { ...none, ...expected.coverage }, 'coverage');
	expect(received.confidence?.level ?? null).toBe(expected.confidence?.level ?? null);
	expect(received.confidence?.cappedBy ?? null).toBe(expected.confidence?.cappedBy ?? null);
	const { without = [], old = [], otherSource = [], beyond = [], ...rest } = expected.direction;
	same(received.direction, { ...rest, without, old, otherSource, beyond }, 'direction');
}

function expectDraws(received: Outlook, model: WorkedModel, expected: Expected): void {
	const draws = drawsOf(received, model.indicators, model.draws);
	if (expected.draws !== undefined) {
		const { change, counts, ...quantiles } = expected.draws;
		expect(draws?.counts).toEqual(counts);
		for (const [name, value] of Object.entries(quantiles)) same(draws?.[name as 'p50'], value, name);
		expect(draws?.change?.counts ?? null).toEqual(change?.counts ?? null);
		for (const name of ['p05', 'p50', 'p95'] as const)
			if (change?.[name] !== undefined) same(draws?.change?.[name], change[name], `change ${name}`);
	}
	if (expected.firmness === undefined) return;
	const { position, direction } = firmnessOf(received, draws, withoutEachOf(received));
	const { firmness } = expected;
	expect([position?.firm ?? null, direction?.firm ?? null]).toEqual([firmness.position, firmness.direction]);
	if (firmness.position_distance !== undefined)
		same(position?.distance, firmness.position_distance, 'distance of the position');
	if (firmness.direction_distance !== undefined)
		same(direction?.distance, firmness.direction_distance, 'distance of the direction');
	if (firmness.position_most !== undefined) expect(position?.most).toBe(firmness.position_most);
	if (firmness.direction_most !== undefined) expect(direction?.most).toBe(firmness.direction_most);
}

function tuple(what: string, { score, position, change, direction, turns }: Without): unknown[] {
	return [what, score, position, change, direction, [...turns]];
}

function expectHangs(received: Outlook, groups: ReadonlyMap<string, string>, expected: Hangs): void {
	same(
		withoutEachOf(received).map((one) => tuple(one.id, one)),
		expected.withoutEach
	);
	same(
		withoutGroupsOf(received, groups).map((one) => tuple(one.group, one)),
		expected.withoutGroup
	);
	const weak = withoutWeakGradesOf(received);
	same(weak === null ? null : { ids: weak.ids, result: tuple('D or F', weak) }, expected.withoutWeakGrades);
	same(gapRulesOf(received), expected.gapRules);
}

function expectLog(received: readonly VerdictTurn[], expected: readonly LogEntry[]): void {
	const plain = received.map((turn, at) => {
		const { scores, changes } = expected[at] ?? {};
		return {
			on: turn.on,
			position: [...turn.position],
			direction: [...turn.direction],
			...(scores === undefined ? {} : { scores: [...turn.scores] }),
			...(changes === undefined ? {} : { changes: [...turn.changes] }),
			causes: turn.causes.map(({ why, indicator, row, score, change }) => ({
				why,
				indicator,
				period: row.period.text,
				source: row.source,
				published: row.published,
				score,
				change
			}))
		};
	});
	same(
		plain,
		expected.map(({ on, position, direction, scores, changes, causes }) => ({
			on: day(on),
			position,
			direction,
			...(scores === undefined ? {} : { scores }),
			...(changes === undefined ? {} : { changes }),
			causes: causes.map((cause) => ({ ...cause, published: day(cause.published) }))
		}))
	);
}

describe('the worked example of method 2', () => {
	describe.each(Object.entries(worked.levels))('levels on %s', (asOf, { now, base }) => {
		it.each(now)('%s', (...expected) => {
			expectLevel(expected, day(asOf));
		});
		it.each(base)('base of %s', (...expected) => {
			expectBase(expected, day(asOf));
		});
	});

	describe.each(Object.entries(worked.cases))('%s', (name, expected) => {
		const [id = '', asOf = ''] = name.split('@');
		const received = outlook(demo, workedScenario(id), day(asOf));
		const parts = received.indicators.filter(({ share }) => share !== null);

		it('has both readings, their coverage, bounds and confidence', () => {
			expectOutlook(received, expected);
			const { tests } = received.confidence ?? {};
			const { coverage, freshness, graded, agreeing } = expected.confidence ?? {};
			same(
				[tests?.coverage, tests?.freshness, tests?.grade, tests?.agreement].map((one) => one?.measure),
				[coverage, freshness, graded, agreeing]
			);
		});

		it('has its parts', () => {
			same(
				parts.map(
					({ id: one, state, share, contribution, changeShare, change, polarity, pull, basePull, news }) => [
						one,
						state,
						share,
						contribution,
						changeShare,
						changeShare === null || pull === null || basePull === null
							? null
							: news === true || state === 'assumed'
								? polarity * (pull - basePull) + 0
								: 0,
						change
					]
				),
				expected.perIndicator
			);
		});

		it('has its draws to the unit, and how firm both verdicts are', () => {
			expectDraws(received, demo, expected);
		});

		it('has its weight space to the unit', () => {
			const space = weightSpaceOf(received, demo.draws);
			expect(space?.position.counts).toEqual(expected.weightSpaceCounts.position);
			expect(space?.direction?.counts).toEqual(expected.weightSpaceCounts.direction);
		});

		it('has its break-evens', () => {
			const gauges = new Map(demo.indicators.map((one) => [one.id, one]));
			const found = {
				position: breakEvensOf(received, gauges),
				direction: directionBreakEvensOf(received, gauges)
			};
			for (const reading of ['position', 'direction'] as const)
				for (const [one, edge, ...rest] of expected.breakEven[reading]) {
					const at = found[reading].find((other) => other.id === one && other.edge === edge);
					same([at?.weight, at?.pull, at?.value], rest, `${one} to ${String(edge)}`);
				}
		});

		it('says what it hangs on', () => {
			expectHangs(received, demo.groups, expected);
		});

		const { printed } = expected;
		if (printed === undefined) return;
		it('prints parts that add up', () => {
			const printedOf = (pick: (one: (typeof parts)[number]) => number | null, total: number) =>
				Object.fromEntries(
					printedParts(
						parts.flatMap((one) => {
							const value = pick(one);
							return value === null ? [] : [{ id: one.id, value }];
						}),
						total
					)
				);
			const change = received.direction.change ?? NaN;
			expect(roundedScore(received.score ?? NaN)).toBe(printed.score);
			expect(printedOf((one) => one.contribution, received.score ?? NaN)).toEqual(printed.contributions);
			expect(roundedScore(change)).toBe(printed.change);
			expect(printedOf((one) => one.change, change)).toEqual(printed.changes);
		});
	});

	it.each(Object.entries(worked['history, baseline']))('history in the reading %s', (reading, expected) => {
		const points = historyOf({
			...demo.terms,
			indicators: demo.indicators,
			scenario: workedScenario('baseline'),
			dates: expected.map(([asOf]) => day(asOf)),
			reading: reading as 'pseudo',
			knownAt: day('2026-11-25')
		});
		same(
			points.map(({ asOf, status, score, position, change, direction }) => [
				asOf,
				status,
				score,
				position,
				change,
				direction
			]),
			expected.map(([asOf, ...rest]) => [day(asOf), ...rest])
		);
	});

	it.each(Object.entries(worked['verdict log']))('log of verdicts: %s', (id, { from, to, entries }) => {
		const log = verdictLogOf({
			...demo.terms,
			indicators: demo.indicators,
			scenario: workedScenario(id),
			from: day(from),
			to: day(to)
		});
		expectLog(log, entries);
	});

	it.each(Object.entries(worked.attribution))(
		'attribution: %s',
		(_, { scenarios, goalposts, expect: expected }) => {
			const situation = (id: string, asOf: string, moved: typeof goalposts) => ({
				...demo.terms,
				asOf: day(asOf),
				scenario: workedScenario(id),
				indicators: demo.indicators.map((one) => ({
					...one,
					goalposts: { ...one.goalposts, ...moved[one.id] }
				}))
			});
			const received = attributionOf(
				situation(scenarios[0], expected.from, {}),
				situation(scenarios[1], expected.to, goalposts)
			) as Attribution;
			same(
				[received.score0, received.score1, received.total],
				[expected.score0, expected.score1, expected.total]
			);
			same(
				received.steps.map(({ step, total, byIndicator }) => ({
					step,
					total,
					byIndicator: Object.fromEntries(
						[...byIndicator].filter(([, change]) => Math.abs(change) > tolerance)
					)
				})),
				expected.steps
			);
		}
	);
});

describe('edge cases of method 2', () => {
	describe.each(worked['edge cases'])('$case', (edge) => {
		const model = edgeModel(edge);
		const { asOf, scenario } = model;
		const received = outlook(model, scenario, asOf);

		it('has its levels and bases', () => {
			for (const [id, expected] of Object.entries(edge.levels)) {
				const level = figureOf(model, id, asOf);
				expect(level?.state ?? 'missing', id).toBe(expected.state ?? 'observed');
				if (level === null) continue;
				const { value, low, high, chosen, conflictGap, ageDays, first } = level;
				const at = expected.value ?? NaN;
				expect([chosen.period.text, chosen.source, first]).toEqual([
					expected.period_end,
					expected.source ?? 's',
					expected.first === undefined ? chosen.published : day(expected.first)
				]);
				if (expected.age_days !== undefined) expect(ageDays).toBe(expected.age_days);
				same(
					[value, low, high, pullOf(value, indicatorOf(model, id)), conflictGap],
					[at, expected.low ?? at, expected.high ?? at, expected.pull, expected.conflict_gap ?? 0],
					id
				);
			}
			for (const [id, expected] of Object.entries(edge.base)) {
				const level = figureOf(model, id, asOf);
				const before = level?.before ?? null;
				expect(before === null, id).toBe(expected.state === 'missing');
				if (level === null || before === null) continue;
				const at = expected.value ?? NaN;
				expect([before.chosen.period.text, before.chosen.source, level.news]).toEqual([
					expected.period_end,
					expected.source ?? before.chosen.source,
					expected.news ?? true
				]);
				same(
					[before.value, before.low, before.high, pullOf(before.value, indicatorOf(model, id))],
					[at, expected.low ?? at, expected.high ?? at, expected.pull],
					id
				);
			}
		});

		it('has both readings', () => {
			expectOutlook(received, edge.expect);
			const { perIndicator } = edge.expect;
			if (perIndicator === undefined) return;
			same(
				received.indicators
					.filter(({ share }) => share !== null)
					.map(({ id, state, contribution, changeShare, change }) => [
						id,
						state,
						contribution,
						changeShare === null || change === null ? null : change / (100 * changeShare),
						change
					]),
				perIndicator
			);
		});

		const { expect: expected, log, extra } = edge;
		if (expected.draws !== undefined || expected.firmness !== undefined)
			it('has its draws and its firmness', () => {
				expectDraws(received, model, expected);
			});

		if (log !== undefined)
			it('has its log of verdicts', () => {
				const { indicators, terms } = model;
				const received = verdictLogOf({ ...terms, indicators, scenario, from: day(log.from), to: asOf });
				expectLog(received, log.entries);
			});

		if (extra !== undefined)
			it('says what it hangs on', () => {
				expectHangs(received, model.groups, extra);
			});

		it.each(edge.readings ?? [])('in the reading %s on %s', (reading, on, ...expected) => {
			const [point] = historyOf({
				...model.terms,
				indicators: model.indicators,
				scenario,
				dates: [day(on)],
				reading,
				knownAt: asOf
			});
			same([point?.score, point?.directionStatus, point?.change, point?.direction], expected);
		});
	});

	it('gives draws, logs, what a verdict hangs on and other readings in as many cases as were worked', () => {
		const cases = worked['edge cases'];
		const count = (has: (edge: (typeof cases)[number]) => unknown): number => cases.filter(has).length;
		expect({
			all: cases.length,
			draws: count(({ expect: { draws, firmness } }) => draws ?? firmness),
			logs: count(({ log }) => log),
			hangs: count(({ extra }) => extra),
			readings: count(({ readings }) => readings)
		}).toEqual({ all: 64, draws: 20, logs: 7, hangs: 4, readings: 1 });
	});
});
