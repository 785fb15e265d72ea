import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.filter((name) => /\.(?:svelte|css|html)$/.test(name) && statSync(join('src', name)).isFile())
	.map((name) => [name, readFileSync(join('src', name), 'utf8')] as const);

/** The table at the head of app.css. */
const named = new Map(
	[...readFileSync('src/app.css', 'utf8').matchAll(/^ \* {3}(\w+) +([\d.]+rem) /gm)].map(
		([, name = '', width = '']) => [width, name]
	)
);

it('four widths have a name, and pages change their layout at no other', () => {
	expect([...named.keys()]).toHaveLength(4);
	const used = sheets.flatMap(([file, text]) =>
		[...text.matchAll(/@(?:media|container)\s([^{]*)/g)].flatMap(([, query = '']) =>
			[...query.replaceAll(/\([^)]*height[^)]*\)/g, '').matchAll(/[\d.]+(?:r?em|px|ch|vw)/g)].map(
				([width]) => ({ file, width })
			)
		)
	);
	expect(used.length).toBeGreaterThan(15);
	expect(used.filter(({ width }) => !named.has(width))).toEqual([]);
	for (const [width, name] of named)
		expect(
			used.some((one) => one.width === width),
			name
		).toBe(true);
});

it('a width is written as a range, so that two rules never meet at the same one', () => {
	const old = sheets.filter(([, text]) => /@(?:media|container)[^{]*(?:min|max)-(?:width|height)/.test(text));
	expect(old.map(([file]) => file)).toEqual([]);
});
