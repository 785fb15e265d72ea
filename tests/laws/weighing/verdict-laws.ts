import fc from 'fast-check';
import { indicatorNamed, model, TODAY, type Model } from '../arbitrary.ts';
import { exactly, isNear, type Law, lawList } from '../law.ts';

/** A model, and a later day before which nothing is published. */
const quiet = model.chain((one) => {
	const next = Math.min(
		...one.indicators.flatMap(({ observations }) =>
			observations.map(({ published }) => published).filter((day) => day > one.asOf)
		),
		one.asOf + 500
	);
	return fc.tuple(fc.constant(one), fc.integer({ min: one.asOf, max: Math.max(one.asOf, next - 1) }));
});

/** Whether a change became old after one day and until another. */
function becameOld({ indicators, asOf, horizon }: Model, later: number): boolean {
	const until = (5 * horizon * 365.25) / 48;
	return indicators.some(({ observations }) =>
		observations.some(({ published }) => published + until >= asOf && published + until < later)
	);
}

export const verdictLaws: readonly Law[] = lawList([
	{
		section: 5,
		rule: 'no news, no move: without a row published the score and every part of it stand, and the change until it becomes old',
		check: ({ outlookOf }) => {
			fc.assert(
				fc.property(quiet, ([one, later]) => {
					const before = outlookOf(one);
					const after = outlookOf({ ...one, asOf: later });
					const parts = ({ indicators }: typeof before) => indicators.map(({ contribution }) => contribution);
					const changes = ({ indicators }: typeof before) => indicators.map(({ change }) => change);
					const stands =
						before.score === after.score &&
						exactly(parts(before)) === exactly(parts(after)) &&
						(before.position === null || after.position === null || before.position === after.position);
					const moves = becameOld(one, later);
					return (
						stands &&
						(moves ||
							(before.direction.change === after.direction.change &&
								exactly(changes(before)) === exactly(changes(after))))
					);
				}),
				{ numRuns: 400 }
			);
		}
	},
	{
		section: 2,
		rule: 'the range of an aged figure contains the one it would have within its limit, and at twice the limit both outer goalposts',
		check: ({ levelOf }) => {
			const day = fc.integer({ min: TODAY - 300, max: TODAY + 900 });
			fc.assert(
				fc.property(indicatorNamed('one'), day, (one, asOf) => {
					const level = levelOf(one, asOf);
					if (level.state !== 'aged') return true;
					const within = levelOf({ ...one, staleDays: 100_000 }, asOf);
					if (within.state === 'missing') return false;
					const { distant, close } = one.goalposts;
					const tolerance = 1e-9 * Math.max(1, Math.abs(distant), Math.abs(close));
					const { min, max } = one.bounds;
					const covers =
						level.ageDays < 2 * one.staleDays ||
						(level.low <= Math.max(Math.min(distant, close), min ?? -Infinity) + tolerance &&
							level.high >= Math.min(Math.max(distant, close), max ?? Infinity) - tolerance);
					return (
						level.freshness === 0 &&
						level.value === within.value &&
						level.low <= within.low + tolerance &&
						level.high >= within.high - tolerance &&
						covers
					);
				}),
				{ numRuns: 300 }
			);
		}
	},
	{
		section: 2,
		rule: 'a row that reads at least or at most leaves its undercount open on one side, as far as the bounds allow',
		check: ({ levelOf }) => {
			fc.assert(
				fc.property(indicatorNamed('one'), fc.constantFrom('at-least', 'at-most'), (one, bound) => {
					const row = one.observations.at(0);
					if (row?.value === null || row === undefined || !Number.isFinite(row.value)) return true;
					const { value } = row;
					if (one.scale === 'log' && value < 0) return true;
					const published = row.period.end;
					const sound = {
						...row,
						bound,
						published,
						low: value,
						high: value,
						status: 'A',
						grade: 'A1'
					} as const;
					const open = { ...one, bounds: { min: null, max: null }, observations: [sound] };
					const level = levelOf(open, published);
					if (level.state === 'missing') return false;
					const least = one.scale === 'log' ? 0 : -Infinity;
					const low = bound === 'at-most' ? Math.max(least, value - one.undercount) : value;
					const high = bound === 'at-least' ? value + one.undercount : value;
					return isNear(level.low, Math.min(low, value)) && isNear(level.high, high) && level.value === value;
				})
			);
		}
	},
	{
		section: 2,
		rule: 'of two rows with one key the better graded counts, whichever stands first',
		check: ({ levelOf }) => {
			fc.assert(
				fc.property(indicatorNamed('one'), fc.boolean(), (one, isFirst) => {
					const [row] = one.observations;
					if (row === undefined) return true;
					const good = { ...row, status: 'A', value: 1, grade: 'B2', published: row.period.end } as const;
					const poor = { ...good, value: 2, grade: 'C3', line: isFirst ? good.line + 1 : 1 } as const;
					const rows = isFirst ? [good, poor] : [poor, good];
					const level = levelOf({ ...one, observations: rows }, row.period.end);
					return level.state !== 'missing' && level.value === 1;
				})
			);
		}
	},
	{
		section: 5,
		rule: 'a half is rounded away from zero, and tenths are printed as themselves, however their binary fractions fall',
		check: ({ roundedScore, printedParts }) => {
			fc.assert(
				fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: -1000, max: 1000 }), (n, m) => {
					const half = (2 * n + 1) / 20;
					const parts = [n / 10, m / 10, 0.1 * m + 0.2 * n];
					const total = parts[0] === undefined ? 0 : n / 10 + m / 10 + (m + 2 * n) / 10;
					const printed = printedParts(
						parts.map((value, at) => ({ id: String(at), value })),
						total
					);
					return (
						roundedScore(half) === (n + 1) / 10 &&
						roundedScore(-half) === -(n + 1) / 10 &&
						exactly([...printed.values()]) ===
							exactly([n / 10, m / 10, (m + 2 * n) / 10].map((one) => one + 0))
					);
				})
			);
		}
	}
]);
