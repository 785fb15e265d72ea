/**
 * `npm run bench:mutants`: plants every mistake in a copy of the engine. A law of tests/laws that breaks kills it; what
 * survives them is given to the examples of tests/engine. Fails where less than 90 % are killed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { settle } from '../laws/arbitrary.ts';
import { brokenLaw, Workshop, type Plant } from '../laws/planting.ts';
import { plants } from '../laws/plants/plants.ts';

settle(40, true);
const GOAL = 0.9;

/** The program and the engine's examples, with the engine's faulty copy in the place of the sound one. */
function breaksExample(engine: string): boolean {
	const folder = mkdtempSync(join(tmpdir(), 'mutant-'));
	try {
		for (const path of ['src/lib', 'tests/engine', 'tests/support', 'tests/fixtures'])
			cpSync(path, join(folder, path), { recursive: true });
		for (const path of ['package.json', 'tsconfig.json', 'vitest.config.ts'])
			cpSync(path, join(folder, path));
		symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
		symlinkSync(resolve('.svelte-kit'), join(folder, '.svelte-kit'));
		cpSync(engine, join(folder, 'src/lib/engine'), { recursive: true });
		const run = spawnSync(
			process.execPath,
			['node_modules/vitest/vitest.mjs', 'run', '--project', 'node', '--bail', '1', 'tests/engine'],
			{ cwd: folder, encoding: 'utf8' }
		);
		if (/No test files found/.test(run.stderr + run.stdout)) throw new Error('the examples are not there');
		return run.status !== 0;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

const workshop = new Workshop();
const survivors: Plant[] = [];
let [byLaws, byExamples] = [0, 0];
try {
	const sound = await workshop.plant({ file: 'brier.ts', right: 'Brier', wrong: 'Brier' });
	if (brokenLaw(sound.engine, 0) !== null || breaksExample(sound.folder))
		throw new Error('the engine as it is breaks its own laws or examples');
	for (const plant of plants) {
		const { engine, folder } = await workshop.plant(plant);
		if (brokenLaw(engine, plant.section) !== null) byLaws += 1;
		else if (breaksExample(folder)) {
			byExamples += 1;
			console.log(`no law, but an example: ${plant.file}: ${plant.mistake}`);
		} else {
			survivors.push(plant);
			console.log(`SURVIVES: ${plant.file}: ${plant.mistake}`);
		}
	}
} finally {
	workshop.remove();
}
const share = (byLaws + byExamples) / plants.length;
console.log(
	`${plants.length} mistakes: ${byLaws} break a law, ${byExamples} an example, ${survivors.length} survive; ${(100 * share).toFixed(1)} % killed; load average ${loadavg()[0]?.toFixed(1) ?? ''}`
);
if (share < GOAL) process.exitCode = 1;
