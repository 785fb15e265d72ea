import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { settle } from './arbitrary.ts';
import type { Engine } from './law.ts';
import { laws } from './laws.ts';

settle(40, true);

const source = fileURLToPath(new URL('../../src/lib/engine', import.meta.url));
const workshop = mkdtempSync(join(tmpdir(), 'planted-'));

afterAll(() => {
	rmSync(workshop, { recursive: true });
});

/** A mistake somebody could make: in `file`, `right` becomes `wrong`. */
interface Plant {
	readonly mistake: string;
	readonly file: string;
	readonly right: string;
	readonly wrong: string;
	/** The section of the method it breaks; its laws are tried first, to save time. */
	readonly section: number;
}

const plants: readonly Plant[] = [
	{
		mistake: 'the sign of every contribution is flipped',
		file: 'weighing/score.ts',
		section: 5,
		right: '(polarity * pull)',
		wrong: '(polarity * -pull)'
	},
	{
		mistake: 'the sign below the middle is flipped',
		file: 'weighing/pull.ts',
		section: 3,
		right: ': -Math.min(1, (u - middle) / toDistant)',
		wrong: ': Math.min(1, (u - middle) / toDistant)'
	},
	{
		mistake: 'polarity is forgotten',
		file: 'weighing/score.ts',
		section: 5,
		right: '(polarity * pull)',
		wrong: 'pull'
	},
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
		mistake: 'contributions are rounded before they are summed',
		file: 'weighing/score.ts',
		section: 5,
		right: 'total += part ?? 0',
		wrong: 'total += Math.round((part ?? 0) * 10) / 10'
	},
	{
		mistake: 'what is missing is not renormalised away',
		file: 'weighing/score.ts',
		section: 5,
		right: 'one.weight / countedWeight',
		wrong: 'one.weight / items.reduce((sum, other) => sum + other.weight, 0)'
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
		mistake: 'an edge belongs to the inner side',
		file: 'weighing/score.ts',
		section: 5,
		right: 'number >= edge - SLACK',
		wrong: 'number > edge + SLACK'
	},
	{
		mistake: 'bounds forget to shrink what is known',
		file: 'weighing/coverage.ts',
		section: 5,
		right: '(100 * (known - open)) / total',
		wrong: 'score - (100 * open) / total'
	},
	{
		mistake: 'assumptions count as coverage',
		file: 'weighing/coverage.ts',
		section: 6,
		right: 'counts(item) ? item.state',
		wrong: "counts(item) ? 'observed'"
	},
	{
		mistake: 'draws are divided by the weights before they were shaken',
		file: 'firmness/draws.ts',
		section: 7,
		right: 'total += (weights[column] as number) * factor',
		wrong: 'total += weights[column] as number'
	},
	{
		mistake: 'both numbers of a draw shake the value',
		file: 'firmness/draw-table.ts',
		section: 7,
		right: '(uniforms[2 * at + 1] as number)',
		wrong: '(uniforms[2 * at] as number)'
	},
	{
		mistake: "today's values come only when they were really published",
		file: 'evidence/known-rows.ts',
		section: 2,
		right: 'return Math.min(row.published',
		wrong: 'return Math.max(row.published'
	},
	{
		mistake: 'weights in the draws only grow',
		file: 'firmness/draw-table.ts',
		section: 7,
		right: '1 - NOISE + 2 * NOISE',
		wrong: '1 + 2 * NOISE'
	},
	{
		mistake: 'the break-even weight has its sign turned',
		file: 'firmness/break-even.ts',
		section: 8,
		right: '(theta * others.weight - others.brought)',
		wrong: '(others.brought - theta * others.weight)'
	},
	{
		mistake: 'the break-even value forgets polarity',
		file: 'firmness/break-even.ts',
		section: 8,
		right: 'from + polarity * brings',
		wrong: 'from + brings'
	},
	{
		mistake: 'printed parts are each rounded by themselves',
		file: 'weighing/rounding.ts',
		section: 5,
		right: 'rank < leftover ? steps + 1 : steps',
		wrong: 'fraction * SLACK >= 0.5 ? steps + 1 : steps'
	},
	{
		mistake: 'weights change before definitions',
		file: 'time/attribution-states.ts',
		section: 11,
		right: 'pulling({ ...after, weight: was.weight, value })',
		wrong: 'pulling({ ...before, weight: is.weight, value })'
	},
	{
		mistake: 'sums follow the order of the input',
		file: 'weighing/outlook.ts',
		section: 5,
		right: '.sort(byId)',
		wrong: ''
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
		mistake: 'bounds take aged figures as known',
		file: 'weighing/coverage.ts',
		section: 5,
		right: "!counts(item) || item.state === 'aged'",
		wrong: '!counts(item)'
	},
	{
		mistake: 'half of the weight is not enough',
		file: 'weighing/coverage.ts',
		section: 6,
		right: 'backed < 0.5 - SLACK',
		wrong: 'backed <= 0.5 + SLACK'
	},
	{
		mistake: 'the base may lie as near as half a horizon',
		file: 'evidence/horizon.ts',
		section: 7,
		right: 'to: periodEnd - (7 * days) / 8',
		wrong: 'to: periodEnd - days / 2'
	},
	{
		mistake: 'the base is the newest of its span, not the nearest to the horizon',
		file: 'evidence/base.ts',
		section: 7,
		right: '(one.distance < best.distance ? one : best)',
		wrong: '(one.distance < -1 ? one : best)'
	},
	{
		mistake: 'of two bases as near the older counts',
		file: 'evidence/base.ts',
		section: 7,
		right: 'one.distance < best.distance',
		wrong: 'one.distance <= best.distance'
	},
	{
		mistake: "the base's source is not the level's",
		file: 'evidence/base.ts',
		section: 7,
		right: 'rows.find((row) => row.source === source) ?? rows[0]',
		wrong: 'rows[0]'
	},
	{
		mistake: "a base period without the level's source is taken where one with it exists",
		file: 'evidence/base.ts',
		section: 7,
		right: 'own.length > 0 ? own : candidates',
		wrong: 'candidates'
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
		mistake: 'an old change counts on',
		file: 'weighing/change.ts',
		section: 7,
		right: 'one.news || one.assumed ? one.pull - one.basePull : 0',
		wrong: 'one.pull - one.basePull'
	},
	{
		mistake: 'a what-if on an old figure adds nothing',
		file: 'weighing/change.ts',
		section: 7,
		right: 'return one.news || one.assumed ?',
		wrong: 'return one.news ?'
	},
	{
		mistake: 'a what-if is news',
		file: 'weighing/change.ts',
		section: 7,
		right: 'if (one.assumed) assumed += one.weight;\n\t\telse if (one.news)',
		wrong: 'if (one.assumed) assumed += one.weight;\n\t\tif (one.news)'
	},
	{
		mistake: 'the change is spread over all that counts, not over C',
		file: 'weighing/change.ts',
		section: 7,
		right: 'one.weight / commonWeight',
		wrong: 'one.weight / items.reduce((sum, other) => sum + other.weight, 0)'
	},
	{
		mistake: 'the change is turned round',
		file: 'weighing/change.ts',
		section: 7,
		right: '? one.pull - one.basePull : 0',
		wrong: '? one.basePull - one.pull : 0'
	},
	{
		mistake: 'polarity is forgotten in the change',
		file: 'weighing/change.ts',
		section: 7,
		right: '(polarity * pullChanged)',
		wrong: 'pullChanged'
	},
	{
		mistake: 'a direction is given without news',
		file: 'weighing/change.ts',
		section: 7,
		right: '(news + assumed) / all < 0.25 - SLACK',
		wrong: '(news + assumed) / all < 0 - SLACK'
	},
	{
		mistake: 'a direction is given without a position',
		file: 'weighing/change.ts',
		section: 7,
		right: '!positionGiven || ',
		wrong: ''
	},
	{
		mistake: 'confidence in the direction ignores the news',
		file: 'weighing/confidence.ts',
		section: 7,
		right: 'one === position || one === news',
		wrong: 'one === position'
	},
	{
		mistake: "every base takes its value's number",
		file: 'firmness/draw-table.ts',
		section: 7,
		right: '!assumed && before.chosen.source === figure.chosen.source',
		wrong: 'true'
	},
	{
		mistake: "no base takes its value's number",
		file: 'firmness/draw-table.ts',
		section: 7,
		right: 'const shared = !assumed && before.chosen.source === figure.chosen.source',
		wrong: "const shared = before.chosen.source === ''"
	},
	{
		mistake: 'the second generator is the first',
		file: 'firmness/draw-table.ts',
		section: 7,
		right: 'uniformsOf(seed + 1,',
		wrong: 'uniformsOf(seed,'
	},
	{
		mistake: 'the second generator gives numbers only to those that use them',
		file: 'firmness/draw-table.ts',
		section: 7,
		right: 'indicators.filter(({ base }) => base !== null)',
		wrong: 'indicators.filter(({ base }) => base !== null && !base.old && !base.shared)'
	},
	{
		mistake: 'an old change is drawn',
		file: 'firmness/draw-table.ts',
		section: 7,
		right: 'if (base === null || base.old) return',
		wrong: 'if (base === null) return'
	},
	{
		mistake: 'the draws of the change are divided by all weights',
		file: 'firmness/draws.ts',
		section: 7,
		right: '(100 * changed) / commonTotal',
		wrong: '(100 * changed) / total'
	},
	{
		mistake: 'a stride of two in the table of random weightings',
		file: 'firmness/weight-space.ts',
		section: 8,
		right: 'column < indicators; column += 1, at += 1',
		wrong: 'column < indicators; column += 1, at += 2'
	},
	{
		mistake: 'the weights of the weight space come from another transform',
		file: 'firmness/weight-space.ts',
		section: 8,
		right: '-Math.log(1 - (weights[at] ?? 0))',
		wrong: 'Math.log(1 + (weights[at] ?? 0))'
	},
	{
		mistake: 'the sums of neighbours begin at 1',
		file: 'firmness/break-even.ts',
		section: 8,
		right: 'const none: Others = { brought: 0, weight: 0 }',
		wrong: 'const none: Others = { brought: 1, weight: 0 }'
	},
	{
		mistake: 'the weights of neighbours begin at 1',
		file: 'firmness/break-even.ts',
		section: 8,
		right: 'const none: Others = { brought: 0, weight: 0 }',
		wrong: 'const none: Others = { brought: 0, weight: 1 }'
	},
	{
		mistake: 'the break-even of a change is measured from the middle',
		file: 'firmness/break-even.ts',
		section: 8,
		right: 'from: basePull',
		wrong: 'from: 0'
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
		mistake: 'the slack is subtracted when a score is rounded',
		file: 'weighing/rounding.ts',
		section: 5,
		right: 'unit + 0.5 + SLACK',
		wrong: 'unit + 0.5 - SLACK'
	},
	{
		mistake: 'without a group its missing members keep their weight',
		file: 'firmness/without.ts',
		section: 8,
		right: 'withoutOf(outlook, (id) => groups.get(id) === group)',
		wrong:
			'withoutOf(outlook, (id) => groups.get(id) === group && counting.includes(group) && countingOf(outlook).some((one) => one.id === id))'
	},
	{
		mistake: 'a what-if counts among the weak grades',
		file: 'firmness/without.ts',
		section: 8,
		right: "state !== 'assumed' && level.state",
		wrong: 'level.state'
	},
	{
		mistake: 'neutral keeps the change of an aged figure',
		file: 'firmness/gap-rules.ts',
		section: 8,
		right: 'basePull: one.basePull === null ? null : pull',
		wrong: 'basePull: one.basePull'
	},
	{
		mistake: 'a withheld verdict counts as another one',
		file: 'firmness/firmness.ts',
		section: 7,
		right: 'other !== null && other !== verdict',
		wrong: 'other !== verdict'
	},
	{
		mistake: 'two thirds of the draws are not enough',
		file: 'firmness/firmness.ts',
		section: 7,
		right: 'share < 2 / 3 - SLACK',
		wrong: 'share < 0.75 - SLACK'
	},
	{
		mistake: 'the log misses the day on which a change becomes old',
		file: 'evidence/standing.ts',
		section: 10,
		right: 'days.add(Math.floor(newsUntil(first, horizon)) + 1)',
		wrong: 'days.add(first)'
	},
	{
		mistake: 'the log misses the day on which a figure ages',
		file: 'evidence/standing.ts',
		section: 10,
		right: 'days.add(Math.floor(end + indicator.staleDays) + 1);',
		wrong: ''
	},
	{
		mistake: 'aged figures are named where nothing is withheld',
		file: 'time/verdict-log.ts',
		section: 10,
		right: 'turned.withheld && becameAged(was, is)',
		wrong: 'becameAged(was, is)'
	},
	{
		mistake: 'old changes are named where the direction stands',
		file: 'time/verdict-log.ts',
		section: 10,
		right: 'turned.direction && becameOld(was, is)',
		wrong: 'becameOld(was, is)'
	},
	{
		mistake: 'history weighs aged figures as observed',
		file: 'time/grid-layout.ts',
		section: 10,
		right: "mark.startsWith('aged') ? 1 : 0",
		wrong: "mark.startsWith('never') ? 1 : 0"
	},
	{
		mistake: 'history lets figures leave by age in the attribution',
		file: 'time/attribution-states.ts',
		section: 11,
		right: 'isBack ? last : kept',
		wrong: 'last'
	}
];

/** A copy of the engine with one mistake in it. */
async function planted({ file, right, wrong }: Plant, number: number): Promise<Engine> {
	const folder = join(workshop, String(number));
	cpSync(source, folder, { recursive: true, filter: (path) => !path.endsWith('.json') });
	const path = join(folder, file);
	const parts = readFileSync(path, 'utf8').split(right);
	expect(parts, `"${right}" stands once in ${file}`).toHaveLength(2);
	writeFileSync(path, parts.join(wrong));
	return (await import(pathToFileURL(join(folder, 'index.ts')).href)) as Engine;
}

function brokenLaw(engine: Engine, section: number): string | null {
	const first = laws.filter((law) => law.section === section);
	for (const { rule, check } of [...first, ...laws.filter((law) => law.section !== section)]) {
		try {
			check(engine);
		} catch {
			return rule;
		}
	}
	return null;
}

// Every plant loads an engine of its own; a busy machine needs longer than the usual five seconds.
describe('mistakes planted in the source break a law', { timeout: 60_000 }, () => {
	it('the source as it is breaks none', async () => {
		const copy = await planted(
			{ mistake: '', section: 14, file: 'brier.ts', right: 'Brier', wrong: 'Brier' },
			-1
		);
		expect(brokenLaw(copy, 0)).toBeNull();
	});

	plants.forEach((plant, number) => {
		it(plant.mistake, async () => {
			expect(brokenLaw(await planted(plant, number), plant.section)).not.toBeNull();
		});
	});
});
