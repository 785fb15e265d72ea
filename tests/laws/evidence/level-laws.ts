import fc from 'fast-check';
import type { Day, Indicator, Observation, Reading } from '#engine';
import { indicatorNamed, rowFrom, TODAY } from '../arbitrary.ts';
import { exactly, isNear, type Law, lawList } from '../law.ts';

const indicator = indicatorNamed('one');
const day = fc.integer({ min: TODAY - 400, max: TODAY + 300 });

function rank(grade: string): number {
	return 'ABCDF'.indexOf(grade.charAt(0)) * 10 + '12346'.indexOf(grade.charAt(1));
}

/** Section 2 read aloud, without any thought for speed. */
function plainlyChosen(one: Indicator, asOf: Day, reading: Reading, knownAt: Day): Observation | null {
	const usable = one.observations.filter(
		({ published, period, value, status, grade }) =>
			published <= (reading === 'real-time' ? asOf : knownAt) &&
			published >= period.end &&
			value !== null &&
			Number.isFinite(value) &&
			!(one.scale === 'log' && value < 0) &&
			status !== 'F' &&
			status !== 'M' &&
			!grade.startsWith('E') &&
			!grade.endsWith('5')
	);
	const latest = usable.filter((row) =>
		usable.every(
			(other) =>
				other.period.end !== row.period.end || other.source !== row.source || other.published <= row.published
		)
	);
	const visible = latest.filter(({ published, period }) => {
		if (reading === 'real-time') return true;
		const usual = reading === 'now' ? period.end : period.end + one.publicationLagDays;
		return Math.min(published, usual) <= asOf;
	});
	const newest = Math.max(...visible.map(({ period }) => period.end));
	const rows = visible.filter(({ period }) => period.end === newest);
	rows.sort(
		(a, b) => rank(a.grade) - rank(b.grade) || b.published - a.published || (a.source < b.source ? -1 : 1)
	);
	return rows[0] ?? null;
}

export const levelLaws: readonly Law[] = lawList([
	{
		section: 2,
		rule: 'a level is the row that a plain reading of the rules chooses, in every reading of history',
		check: ({ levelOf }) => {
			const reading = fc.constantFrom<Reading[]>('real-time', 'pseudo', 'now');
			fc.assert(
				fc.property(indicator, day, day, reading, (one, asOf, knownAt, how) => {
					const level = levelOf(one, asOf, { reading: how, knownAt });
					const chosen = plainlyChosen(one, asOf, how, knownAt);
					if (chosen === null) return level.state === 'missing';
					const state = asOf - chosen.period.end > one.staleDays ? 'aged' : 'observed';
					return level.state === state && level.chosen === chosen;
				}),
				{ numRuns: 500 }
			);
		}
	},
	{
		section: 2,
		rule: 'a row is known from the very day it is published, and not before',
		check: ({ levelOf }) => {
			fc.assert(
				fc.property(indicator, (one) => {
					const row = one.observations.at(0);
					if (row === undefined) return true;
					const alone = { ...one, observations: [{ ...row, value: 1, status: 'A', grade: 'A1' } as const] };
					const from = Math.max(row.published, row.period.end);
					const sound = {
						...alone,
						observations: alone.observations.map((only) => ({ ...only, published: from }))
					};
					return levelOf(sound, from).state !== 'missing' && levelOf(sound, from - 1).state === 'missing';
				})
			);
		}
	},
	{
		section: 2,
		rule: 'on the day its age is `staleDays` a value still counts, with freshness 0; then it is aged',
		check: ({ levelOf }) => {
			fc.assert(
				fc.property(indicator, fc.integer({ min: 0, max: 9 }), (one, at) => {
					const row = one.observations.at(at);
					if (row === undefined) return true;
					const { end } = row.period;
					const sound = { ...row, published: end, value: 1, status: 'A', grade: 'A1' } as const;
					const alone = { ...one, observations: [sound] };
					const last = levelOf(alone, end + one.staleDays);
					const aged = levelOf(alone, end + one.staleDays + 1);
					return (
						last.state === 'observed' && last.freshness === 0 && aged.state === 'aged' && aged.freshness === 0
					);
				})
			);
		}
	},
	{
		section: 2,
		rule: 'low <= value <= high, within the bounds unless the row itself is outside, never below 0 on a log scale',
		check: ({ levelOf }) => {
			fc.assert(
				fc.property(indicator, day, (one, asOf) => {
					const level = levelOf(one, asOf);
					if (level.state === 'missing') return true;
					const { low, value, high } = level;
					const least = Math.min(value, one.bounds.min ?? -Infinity);
					return low <= value && value <= high && low >= least && !(one.scale === 'log' && low < 0);
				})
			);
		}
	},
	{
		section: 2,
		rule: 'age never moves the value; it only lowers freshness and widens the range',
		check: ({ levelOf }) => {
			fc.assert(
				fc.property(indicator, day, (one, asOf) => {
					const level = levelOf(one, asOf);
					const next = levelOf(one, asOf + 1);
					if (level.state === 'missing' || next.state === 'missing') return true;
					if (next.chosen !== level.chosen || next.rivals.length !== level.rivals.length) return true;
					return (
						next.value === level.value &&
						next.freshness <= level.freshness &&
						level.freshness >= 0 &&
						level.freshness <= 1 &&
						(exactly(next.rivals) !== exactly(level.rivals) ||
							(next.low <= level.low && next.high >= level.high))
					);
				})
			);
		}
	},
	{
		section: 2,
		rule: 'a rival source widens the range and shows in the conflict gap, but does not move the value',
		check: ({ levelOf, pullOf }) => {
			fc.assert(
				fc.property(indicator, day, fc.double({ min: 0.1, max: 100, noNaN: true }), (one, asOf, value) => {
					const level = levelOf(one, asOf);
					if (level.state === 'missing') return true;
					const { chosen } = level;
					const rival = {
						...chosen,
						value,
						low: value,
						high: value,
						source: 'rival',
						grade: 'F6',
						bound: null
					} as const;
					const open = {
						...one,
						bounds: { min: null, max: null },
						observations: [...one.observations, rival]
					};
					const after = levelOf(open, asOf);
					if (after.state === 'missing' || after.chosen !== chosen) return chosen.grade === 'F6';
					const gap = Math.abs((pullOf(value, one) as number) - (pullOf(level.value, one) as number));
					return after.low <= value && value <= after.high && after.conflictGap >= gap - 1e-12;
				})
			);
		}
	},
	{
		section: 10,
		rule: 'no row published later, of whatever period, changes the level of a day',
		check: ({ levelOf }) => {
			const later = day.chain((asOf) =>
				fc.tuple(fc.constant(asOf), fc.array(rowFrom(asOf + 1), { minLength: 1 }))
			);
			fc.assert(
				fc.property(indicator, later, (one, [asOf, rows]) => {
					const before = levelOf(one, asOf);
					const after = levelOf({ ...one, observations: [...rows, ...one.observations] }, asOf);
					// Only the reason for having nothing may tell that something will come.
					return before.state === 'missing' ? after.state === 'missing' : exactly(after) === exactly(before);
				})
			);
		}
	},
	{
		section: 10,
		rule: "today's readings don't see rows published after today, and know every period no later than it was known",
		check: ({ levelOf }) => {
			const later = fc.array(rowFrom(TODAY + 1), { minLength: 1 });
			fc.assert(
				fc.property(indicator, day, later, (one, asOf, rows) => {
					const grown = { ...one, observations: [...one.observations, ...rows] };
					return (['pseudo', 'now'] as const).every((reading) => {
						const before = levelOf(one, asOf, { reading, knownAt: TODAY });
						const after = levelOf(grown, asOf, { reading, knownAt: TODAY });
						const same =
							before.state === 'missing' ? after.state === 'missing' : exactly(after) === exactly(before);
						const known = levelOf(one, Math.min(asOf, TODAY));
						if (known.state === 'missing') return same;
						// Of a revised row the usual lag may end after the first row was out.
						if (reading === 'pseudo' && known.chosen.period.end + one.publicationLagDays > asOf) return same;
						if (before.state === 'missing') return false;
						return same && before.chosen.period.end >= known.chosen.period.end;
					});
				})
			);
		}
	},
	{
		section: 2,
		rule: 'the order of rows is irrelevant',
		check: ({ levelOf }) => {
			fc.assert(
				fc.property(indicator, day, fc.infiniteStream(fc.nat()), (one, asOf, keys) => {
					const shuffled = one.observations
						.map((row) => ({ row, key: (keys.next().value as number | undefined) ?? 0 }))
						.sort((a, b) => a.key - b.key)
						.map(({ row }) => row);
					return exactly(levelOf({ ...one, observations: shuffled }, asOf)) === exactly(levelOf(one, asOf));
				})
			);
		}
	},
	{
		section: 8,
		rule: 'a calendar month ends in the month it should, and months and back never gain a day',
		check: ({ addDuration }) => {
			fc.assert(
				fc.property(
					fc.integer({ min: -40_000, max: 60_000 }),
					fc.integer({ min: -60, max: 60 }),
					(from, months) => {
						const there = addDuration(from, { months, days: 0 });
						const date = new Date(from * 86_400_000);
						const lastOfMonth =
							Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0) / 86_400_000;
						const sameDay =
							Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()) / 86_400_000;
						return (
							there === Math.min(lastOfMonth, sameDay) &&
							isNear(addDuration(from, { months: 0, days: 7 }), from + 7)
						);
					}
				)
			);
		}
	}
]);
