import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isKnownParameter } from '#parse';
import { isSharedRoute } from '#server/answers/shared-routes.ts';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.filter((name) => /\.(ts|svelte)$/.test(name))
	.map((name) => [name, readFileSync(join('src', name), 'utf8')] as const);

/** Names read from an address: others are taken out of it before a page that is kept for others is made. */
it('knows every parameter that a page or a file reads', () => {
	const read = sources.flatMap(([file, text]) =>
		[...text.matchAll(/(?:searchParams|query|parameters\(\))\s*\.(?:get|getAll|has)\('([^']+)'\)/g)].map(
			([, name = '']) => ({ file, name })
		)
	);
	expect(read.map(({ name }) => name)).toEqual(expect.arrayContaining(['q', 'events', 'sort', 'excel']));
	expect(read.filter(({ name }) => !isKnownParameter(name))).toEqual([]);
});

it('keeps answers of routes that there are, and of no form, stream, count or upload', () => {
	const routes = sources
		.map(([file]) => /^routes(.*)\/\+(?:server|page\.server)\.ts$/.exec(file)?.[1])
		.filter((route) => route !== undefined);
	const own = routes.filter((route) => !isSharedRoute(route)).sort();
	expect(own).toEqual(expect.arrayContaining(['/api/health', '/briefings', '/metrics', '/update']));
	// All that are named are there.
	expect(routes.length - own.length).toBe(26);
});
