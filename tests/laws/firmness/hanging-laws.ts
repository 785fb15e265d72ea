import fc from 'fast-check';
import type { Outlook, VerdictTurn } from '#engine';
import { model, TODAY, type Model } from '../arbitrary.ts';
import { exactly, isNear, sum, type Engine, type Law, lawList } from '../law.ts';
import { reweighed } from '../weighing/score-laws.ts';

function always(engine: Engine, holds: (outlook: Outlook, of: Model) => boolean): void {
	fc.assert(fc.property(model, (one) => holds(engine.outlookOf(one), one)));
}

const pair = ({ score, position, direction }: Outlook) => ({
	score,
	position,
	change: direction.change,
	direction: direction.verdict
});

/** A model without the weight of some indicators. */
function lightened(one: Model, ids: readonly string[]): Model {
	const scenario = reweighed(one.scenario, ({ id, weight, polarity }) => ({
		weight: ids.includes(id) ? 0 : weight,
		polarity
	}));
	return { ...one, scenario };
}

/** Every turn, found by weighing each day anew. */
function plainTurns(engine: Engine, one: Model, from: number, to: number): readonly unknown[] {
	const turns: unknown[] = [];
	let before = engine.outlookOf({ ...one, asOf: from });
	for (let day = from + 1; day <= to; day += 1) {
		const after = engine.outlookOf({ ...one, asOf: day });
		const verdicts = (outlook: Outlook) => [outlook.position, outlook.direction.verdict];
		if (exactly(verdicts(before)) !== exactly(verdicts(after)))
			turns.push([
				day,
				[before.position, after.position],
				[before.direction.verdict, after.direction.verdict],
				[before.score, after.score],
				[before.direction.change, after.direction.change]
			]);
		before = after;
	}
	return turns;
}

/** Whether a turn's causes are such as section 10b allows, and enough of them. */
function isExplained({ on, position, direction, causes }: VerdictTurn): boolean {
	const kinds = causes.map(({ why }) => why);
	const published = kinds.includes('published');
	const isWithheld = position[0] !== null && position[1] === null;
	return (
		causes.every(({ why, row }) => why !== 'published' || row.published === on) &&
		(!kinds.includes('aged') || isWithheld) &&
		(!kinds.includes('old') || direction[0] !== direction[1]) &&
		(position[0] === position[1] || published || (isWithheld && kinds.includes('aged'))) &&
		(direction[0] === direction[1] ||
			published ||
			kinds.includes('old') ||
			(isWithheld && kinds.includes('aged')))
	);
}

export const hangingLaws: readonly Law[] = lawList([
	{
		section: 8,
		rule: 'without an indicator the score is (S - c) / (1 - q), the change likewise, and statuses are those of its absence',
		check: (engine) => {
			always(engine, (outlook, one) =>
				engine.withoutEachOf(outlook).every(({ id, turns, ...left }) => {
					const part = outlook.indicators.find((other) => other.id === id);
					if (part?.share === null || part === undefined || outlook.score === null) return false;
					const after = engine.outlookOf(lightened(one, [id]));
					const own = pair(outlook);
					const score =
						part.share > 1 - 1e-12
							? left.score
							: (outlook.score - (part.contribution ?? NaN)) / (1 - part.share);
					const rest = 1 - (part.changeShare ?? 0);
					const change =
						outlook.direction.change === null || rest < 1e-12
							? left.change
							: (outlook.direction.change - (part.change ?? 0)) / rest;
					return (
						exactly(left) === exactly(pair(after)) &&
						// Dividing by a tiny rest magnifies rounding.
						isNear(left.score, score, 1e-6 / Math.max(1e-6, 1 - part.share)) &&
						isNear(left.change, change, 1e-6 / Math.max(1e-6, rest)) &&
						(part.changeShare !== null || left.change === outlook.direction.change) &&
						turns.includes('position') === (left.position !== own.position) &&
						turns.includes('direction') === (left.direction !== own.direction)
					);
				})
			);
		}
	},
	{
		section: 8,
		rule: 'a group, and the weak grades, leave together with all their weight',
		check: (engine) => {
			always(engine, (outlook, one) => {
				const groups = new Map(one.indicators.map(({ id }, at) => [id, at % 2 === 0 ? 'even' : 'odd']));
				const weak = engine.withoutWeakGradesOf(outlook);
				const isWeak = ({ state, level, share }: Outlook['indicators'][number]): boolean =>
					share !== null &&
					state !== 'assumed' &&
					level.state !== 'missing' &&
					/^[DF]/.test(level.chosen.grade);
				const ids = outlook.indicators.filter(isWeak).map(({ id }) => id);
				return (
					engine.withoutGroupsOf(outlook, groups).every(({ group, score, position, change, direction }) => {
						const members = one.indicators.map(({ id }) => id).filter((id) => groups.get(id) === group);
						const left = { score, position, change, direction };
						return exactly(left) === exactly(pair(engine.outlookOf(lightened(one, members))));
					}) &&
					exactly(weak?.ids ?? []) === exactly(ids) &&
					(weak === null || weak.score === engine.outlookOf(lightened(one, ids)).score)
				);
			});
		}
	},
	{
		section: 8,
		rule: 'gap rules: carried is the outlook; left out is as if the aged were missing; neutral takes their parts away',
		check: (engine) => {
			always(engine, (outlook, one) => {
				const rules = engine.gapRulesOf(outlook);
				if (rules === null) return outlook.score === null;
				const aged = outlook.indicators.filter(({ state }) => state === 'aged').map(({ id }) => id);
				const indicators = one.indicators.map((other) =>
					aged.includes(other.id) ? { ...other, observations: [] } : other
				);
				const parts = (pick: 'contribution' | 'change') =>
					sum(outlook.indicators.filter(({ id }) => aged.includes(id)).map((other) => other[pick]));
				const { change } = outlook.direction;
				return (
					exactly(rules.carried) === exactly(pair(outlook)) &&
					exactly(rules.leftOut) === exactly(pair(engine.outlookOf({ ...one, indicators }))) &&
					isNear(rules.neutral.score, (outlook.score ?? NaN) - parts('contribution')) &&
					isNear(rules.neutral.change, change === null ? null : change - parts('change'))
				);
			});
		}
	},
	{
		section: 7,
		rule: 'how firm a verdict is follows from the share of draws and from leaving one out; withheld it has no word',
		check: (engine) => {
			always(engine, (outlook, one) => {
				const draws = engine.drawsOf(outlook, one.indicators, { count: 100 });
				const without = engine.withoutEachOf(outlook);
				const { position, direction } = engine.firmnessOf(outlook, draws, without);
				const word = (share: number, others: readonly (string | null)[], own: string): string => {
					if (share < 0.5 - 1e-9) return 'contested';
					if (share < 2 / 3 - 1e-9) return 'just';
					const turns = others.some((other) => other !== null && other !== own);
					return share >= 0.9 - 1e-9 && !turns ? 'clearly' : 'plain';
				};
				const { verdict } = outlook.direction;
				const firm = [position?.firm ?? null, direction?.firm ?? null];
				const expected = [
					outlook.position === null || draws === null
						? null
						: word(
								draws.shares[outlook.position],
								without.map((other) => other.position),
								outlook.position
							),
					verdict === null || !draws?.change
						? null
						: word(
								draws.change.shares[verdict],
								without.map((other) => other.direction),
								verdict
							)
				];
				return exactly(firm) === exactly(expected);
			});
		}
	},
	{
		section: 10,
		rule: 'the log of verdicts has every day on which a verdict turns and no other, with the numbers of both days and causes',
		check: (engine) => {
			fc.assert(
				fc.property(model, (one) => {
					const [from, to] = [TODAY - 150, TODAY + 60];
					const log = engine.verdictLogOf({ ...one, from, to });
					const plain = log.map(({ on, position, direction, scores, changes }) => [
						on,
						position,
						direction,
						scores,
						changes
					]);
					return exactly(plain) === exactly(plainTurns(engine, one, from, to)) && log.every(isExplained);
				}),
				{ numRuns: 60 }
			);
		}
	}
]);
