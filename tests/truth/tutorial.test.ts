import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'tutorial-'));
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** The tutorial's commands as they stand, but for the place of the folder; what needs an answer or a build is left out. */
function commands(): string {
	const blocks = [...readFileSync('docs/tutorial.md', 'utf8').matchAll(/```sh\n(.*?)```/gs)].map(
		([, block = '']) => block
	);
	return blocks
		.filter((block) => !/cli -- (?:brief|add-source\n)/.test(block))
		.join('\n')
		.replace('npm ci\n', '')
		.replaceAll('npm run -s cli --', `'${process.execPath}' --import tsx src/cli/index.ts`)
		.replaceAll(/\briver\b(?= |\/|$)/gm, join(folder, 'river'));
}

test('the tutorial, followed to the letter, makes a sound watch with two lenses more', () => {
	const script = commands();
	expect(script.match(/src\/cli\/index\.ts/g)?.length).toBeGreaterThan(9);
	const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
	expect(stderr).toBe('');
	// The mistake that it makes on purpose, and no other.
	expect(stdout.match(/expected .*, received .*/g)).toEqual([expect.stringContaining('received 1,200')]);
	const checks = [...stdout.matchAll(/No issues: (.*)\./g)].map(([, found]) => found);
	expect(checks.at(-1)).toBe('3 indicators, 17 observations, 2 scenarios, 2 sources, 2 events');
	for (const lens of ['Baseline', 'Mines first', 'Politics leads']) expect(stdout).toContain(`under ${lens}`);
});
