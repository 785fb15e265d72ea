import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const boxes = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.svelte'))
	.flatMap((file) =>
		[
			...readFileSync(join('src', file), 'utf8').matchAll(/<input\b(?:[^>]|=>)*?type="number"[\s\S]*?\/>/g)
		].map(([tag]) => ({ file, tag }))
	);

it('leaves every number box of every page to its reader’s hands', () => {
	expect(boxes.map(({ file }) => file)).toEqual(
		expect.arrayContaining([
			'routes/(dashboard)/scenario-panel/WeightControl.svelte',
			'routes/scenarios/ScenarioEditor.svelte'
		])
	);
	expect(boxes.filter(({ tag }) => !tag.includes('{@attach numberBox('))).toEqual([]);
	const all = readdirSync('src', { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.svelte'))
		.map((name) => readFileSync(join('src', name), 'utf8').split('type="number"').length - 1);
	// None that is written in another way has been overlooked.
	expect(boxes).toHaveLength(all.reduce((sum, count) => sum + count, 0));
});

it('starts every what-if from the figure of its indicator', () => {
	const assumed = boxes.filter(({ tag }) => tag.includes('name="x.'));
	expect(assumed).toHaveLength(2);
	for (const { file, tag } of assumed) expect(tag, file).toMatch(/numberBox\(\w+\.figure\)/);
});
