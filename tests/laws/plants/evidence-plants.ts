import type { Plant } from '../planting.ts';

/** Mistakes in `engine/evidence`. */
export const evidencePlants: readonly Plant[] = [
	{
		mistake: 'off by one: a row is known only the day after it is published',
		file: 'evidence/known-rows.ts',
		section: 2,
		right: 'dayOf(element) <= day',
		wrong: 'dayOf(element) < day'
	},
	{
		mistake: 'off by one: the day a value is aged',
		file: 'evidence/standing.ts',
		section: 2,
		right: '!(ageDays <= indicator.staleDays)',
		wrong: '!(ageDays < indicator.staleDays)'
	},
	{
		mistake: 'forecasts are taken for levels',
		file: 'evidence/not-counted.ts',
		section: 2,
		right: "if (status === 'F') return 'forecast';",
		wrong: ''
	},
	{
		mistake: 'rows published before their period ended are taken for levels',
		file: 'evidence/not-counted.ts',
		section: 2,
		right: "if (!(published >= period.end)) return 'published-early';",
		wrong: ''
	},
	{
		mistake: 'a source that cannot be judged outranks a doubtful one',
		file: 'evidence/observation.ts',
		section: 2,
		right: "'ABCDFE'",
		wrong: "'FABCDE'"
	},
	{
		mistake: 'the first row of a source stands against its revisions',
		file: 'evidence/known-rows.ts',
		section: 2,
		right: 'byVintage(known, other) > 0',
		wrong: 'byVintage(known, other) < 0'
	},
	{
		mistake: 'a forgotten period is brought back by its late revision',
		file: 'evidence/known-rows.ts',
		section: 2,
		right: 'const newer = position > newest',
		wrong: 'const newer = true'
	},
	{
		mistake: 'history looks at the period instead of the day of publication',
		file: 'evidence/known-rows.ts',
		section: 2,
		right: "if (reading === 'real-time') return row.published",
		wrong: "if (reading === 'real-time') return row.period.end"
	},
	{
		mistake: 'the range is not widened by rival sources',
		file: 'evidence/level-range.ts',
		section: 2,
		right: 'const ranges = rows.map(',
		wrong: 'const ranges = rows.slice(0, 1).map('
	},
	{
		mistake: "today's values come only when they were really published",
		file: 'evidence/known-rows.ts',
		section: 2,
		right: 'return Math.min(row.published',
		wrong: 'return Math.max(row.published'
	},
	{
		mistake: 'aged figures fall out',
		file: 'evidence/standing.ts',
		section: 5,
		right: 'if (period === undefined || chosen === undefined) return null;',
		wrong:
			'if (period === undefined || chosen === undefined || day - period.end > indicator.staleDays) return null;'
	},
	{
		mistake: 'aged figures count as observed',
		file: 'evidence/level.ts',
		section: 2,
		right: "state: aged ? 'aged' : 'observed'",
		wrong: "state: 'observed'"
	},
	{
		mistake: 'the spread of an aged figure stops half way',
		file: 'evidence/level-range.ts',
		section: 2,
		right: 'Math.min(1, past)',
		wrong: 'Math.min(0.5, past)'
	},
	{
		mistake: 'the spread goes on from the value axis of a log scale',
		file: 'evidence/level-range.ts',
		section: 2,
		right: 'fromAxis(to + a * up, scale)',
		wrong: 'high + a * up'
	},
	{
		mistake: 'an undercount opens the wrong side',
		file: 'evidence/level-range.ts',
		section: 2,
		right: "bound === 'at-least' ? value + undercount",
		wrong: "bound === 'at-most' ? value + undercount"
	},
	{
		mistake: 'the spread is not clipped to the bounds',
		file: 'evidence/level-range.ts',
		section: 2,
		right: 'return clipped(aged ? spread(drifted, ageDays, indicator) : drifted, value, indicator);',
		wrong: 'return aged ? spread(drifted, ageDays, indicator) : clipped(drifted, value, indicator);'
	},
	{
		mistake: 'the base may lie as near as half a horizon',
		file: 'evidence/horizon.ts',
		section: 7,
		right: 'to: periodEnd - (7 * days) / 8',
		wrong: 'to: periodEnd - days / 2'
	},
	{
		mistake: 'the base is the nearest after the horizon, though one before it is nearer',
		file: 'evidence/base.ts',
		section: 7,
		right: 'if (isNewer && !(isOlder && best - before < after - best))',
		wrong: 'if (isNewer)'
	},
	{
		mistake: 'of two bases as near the older counts',
		file: 'evidence/base.ts',
		section: 7,
		right: 'best - before < after - best',
		wrong: 'best - before <= after - best'
	},
	{
		mistake: "the base's source is not the level's",
		file: 'evidence/base.ts',
		section: 7,
		right: 'found.find((row) => row.source === source) ?? found[0]',
		wrong: 'found[0]'
	},
	{
		mistake: "a base period without the level's source is taken where one with it exists",
		file: 'evidence/base.ts',
		section: 7,
		right: 'if (!rows.some((row) => row.source === source)) continue;',
		wrong: 'if (rows.length === 0) continue;'
	},
	{
		mistake: "the base looks back from today, not from the level's period",
		file: 'evidence/standing.ts',
		section: 7,
		right: 'base: baseOf(known, day, period.end,',
		wrong: 'base: baseOf(known, day, day,'
	},
	{
		mistake: 'a revision renews the news',
		file: 'evidence/standing.ts',
		section: 7,
		right: 'const first = period.rows[0]?.from ?? day;',
		wrong: 'const first = chosen.published;'
	},
	{
		mistake: "news is counted from the period's end",
		file: 'evidence/standing.ts',
		section: 7,
		right: 'news: day <= newsUntil(first, horizon)',
		wrong: 'news: day <= newsUntil(period.end, horizon)'
	},
	{
		mistake: 'news lasts a horizon only',
		file: 'evidence/horizon.ts',
		section: 7,
		right: 'first + (5 * horizonDays(horizon)) / 4',
		wrong: 'first + horizonDays(horizon)'
	},
	{
		mistake: 'of two rows with one key the worse graded counts',
		file: 'evidence/known-rows.ts',
		section: 2,
		right: 'gradeRank(b.grade) - gradeRank(a.grade) ||',
		wrong: 'gradeRank(a.grade) - gradeRank(b.grade) ||'
	},
	{
		mistake: "rivals' grades are compared the wrong way round",
		file: 'evidence/known-rows.ts',
		section: 2,
		right: 'gradeRank(a.grade) - gradeRank(b.grade) ||',
		wrong: 'gradeRank(b.grade) - gradeRank(a.grade) ||'
	},
	{
		mistake: 'the log misses the day on which a change becomes old',
		file: 'evidence/standing.ts',
		section: 10,
		right: 'yield Math.floor(newsUntil(periods.firstDay(position), horizon)) + 1;',
		wrong: ''
	},
	{
		mistake: 'the log misses the day on which a figure ages',
		file: 'evidence/standing.ts',
		section: 10,
		right: 'yield Math.floor((periods.ends[position] ?? NaN) + staleDays) + 1;',
		wrong: ''
	},
	{
		mistake: 'a figure is due without the usual lag',
		byExample: true,
		file: 'evidence/due.ts',
		section: 8,
		right: 'addDuration(end, frequency) + publicationLagDays',
		wrong: 'addDuration(end, frequency)'
	},
	{
		mistake: 'a day that a month lacks runs over into the next',
		file: 'evidence/period.ts',
		section: 8,
		right: 'Math.min(from.day, daysInMonth(year, month))',
		wrong: 'from.day'
	},
	{
		mistake: 'a distance of days alone is forgotten',
		file: 'evidence/period.ts',
		section: 8,
		right: 'return day + duration.days;',
		wrong: 'return day;'
	},
	{
		mistake: 'a run of dates goes over a turning day',
		file: 'evidence/level-grid.ts',
		section: 10,
		right: 'if (run !== undefined && turn === reached)',
		wrong: 'if (run !== undefined)'
	},
	{
		mistake: "a grid's base pulls as its value does",
		file: 'evidence/level-grid.ts',
		section: 10,
		right: 'base === null ? null : pullAt(base.chosen.value)',
		wrong: 'base === null ? null : pullAt(chosen.value)'
	},
	{
		mistake: 'freshness grows with age',
		file: 'evidence/level.ts',
		section: 6,
		right: '(staleDays - ageDays) / (staleDays - freshDays)',
		wrong: '(ageDays - freshDays) / (staleDays - freshDays)'
	},
	{
		mistake: 'a rival that pulls less is no conflict',
		file: 'evidence/level.ts',
		section: 2,
		right: 'Math.max(gap, Math.abs(other - pull))',
		wrong: 'Math.max(gap, other - pull)'
	},
	{
		mistake: 'the day on which a row of too low a grade came is missed',
		file: 'evidence/level.ts',
		section: 2,
		right: 'known.belowGradeFrom <= asOf',
		wrong: 'known.belowGradeFrom < asOf'
	},
	{
		mistake: 'what came is told as not yet published',
		byExample: true,
		file: 'evidence/known-rows.ts',
		section: 2,
		right: 'anyFrom = Math.min(anyFrom, from);',
		wrong: ''
	},
	{
		mistake: 'improbable rows become levels',
		file: 'evidence/observation.ts',
		section: 2,
		right: "grade.charAt(0) !== 'E' && grade.charAt(1) !== '5'",
		wrong: "grade.charAt(0) !== 'E'"
	},
	{
		mistake: 'letter and digit of a grade weigh the same',
		byExample: true,
		file: 'evidence/observation.ts',
		section: 2,
		right: '* 6 +',
		wrong: '* 1 +'
	}
];
