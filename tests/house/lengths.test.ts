import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const lengths = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.filter((name) => /\.(?:ts|svelte|css)$/.test(name))
	.map((name) => ({ name, lines: readFileSync(join('src', name), 'utf8').trimEnd().split('\n').length }))
	.sort((a, b) => a.lines - b.lines);

it('keeps every file short enough to be read at one go, comments and blank lines included', () => {
	expect(lengths.length).toBeGreaterThan(500);
	expect(lengths.filter(({ lines }) => lines > 260)).toEqual([]);
	expect(lengths[Math.floor(lengths.length / 2)]?.lines).toBeLessThanOrEqual(65);
});

it('lets a folder be taken in at a glance', () => {
	const counts = new Map<string, number>();
	for (const { name } of lengths) {
		const folder = name.split(/[/\\]/).slice(0, -1).join('/');
		counts.set(folder, (counts.get(folder) ?? 0) + 1);
	}
	// More than that stand in floors of their own (docs/story.md).
	expect([...counts].filter(([, count]) => count > 15)).toEqual([]);
});
