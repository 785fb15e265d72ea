import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDay } from '#parse';
import { workedExampleOf } from '#present';
import { readWatch } from '#server/watch/watch-folder.ts';

const page = readFileSync('docs/method.md', 'utf8');
const result = await readWatch('indicators');
if (!('watch' in result)) throw new Error('the shipped watch has issues');
const { watch } = result;
const baseline = watch.scenarios.find(({ id }) => id === watch.defaultScenario);
const example = baseline && workedExampleOf(watch, baseline, parseDay('2026-11-25') ?? 0);

test('the worked example of docs/method.md is what the shipped data give', () => {
	expect(example).not.toBeNull();
	for (const step of example?.steps ?? []) {
		expect(page).toContain(`**${step.name}.** ${step.text}`);
		if (step.formula !== null) expect(page).toContain(step.formula);
	}
	for (const { name, adds } of example?.contributions ?? []) expect(page).toContain(`| ${name} | ${adds} |`);
	expect(page).toContain(`| **Index** | **${example?.total ?? ''}** |`);
});
