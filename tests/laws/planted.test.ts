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
		mistake: 'the sign below neutral is flipped',
		file: 'weighing/pull.ts',
		section: 3,
		right: ': -Math.min(1, (u - neutral) / toWeakens)',
		wrong: ': Math.min(1, (u - neutral) / toWeakens)'
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
		mistake: 'off by one: the day a value turns stale',
		file: 'evidence/level.ts',
		section: 2,
		right: 'return !(ageDays <= indicator.staleDays)',
		wrong: 'return !(ageDays < indicator.staleDays)'
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
		wrong: 'one.weight / (countedWeight + missingWeight)'
	},
	{
		mistake: 'forecasts are taken for levels',
		file: 'evidence/known-rows.ts',
		section: 2,
		right: "status !== 'F' && ",
		wrong: ''
	},
	{
		mistake: 'rows published before their period ended are taken for levels',
		file: 'evidence/known-rows.ts',
		section: 2,
		right: ' && published >= period.end',
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
		file: 'evidence/level.ts',
		section: 2,
		right: 'const ranges = rows.map(rowRange)',
		wrong: 'const ranges = rows.slice(0, 1).map(rowRange)'
	},
	{
		mistake: 'a band edge belongs to the inner band',
		file: 'weighing/score.ts',
		section: 5,
		right: 'score >= threshold - SLACK',
		wrong: 'score > threshold + SLACK'
	},
	{
		mistake: 'bounds forget to shrink what is known',
		file: 'weighing/score.ts',
		section: 5,
		right: 'const known = score * (countedWeight / total)',
		wrong: 'const known = score'
	},
	{
		mistake: 'assumptions count as coverage',
		file: 'weighing/coverage.ts',
		section: 6,
		right: "(item.state === 'assumed' ? 'assumed' : 'observed')",
		wrong: "'observed'"
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
		right: 'theta * others.weight - others.pulled',
		wrong: 'others.pulled - theta * others.weight'
	},
	{
		mistake: 'the break-even value forgets polarity',
		file: 'firmness/break-even.ts',
		section: 8,
		right: '(polarity * (theta',
		wrong: '(1 * (theta'
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
		right: 'weighed({ ...after, weight: was.weight, value })',
		wrong: 'weighed({ ...before, weight: is.weight, value })'
	},
	{
		mistake: 'sums follow the order of the input',
		file: 'weighing/outlook.ts',
		section: 5,
		right: '.sort(byId)',
		wrong: ''
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
