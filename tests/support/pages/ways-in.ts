import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BRIEF_FORMATS } from '#server/briefing/briefing-file.ts';
import { DATA_FILES } from '#present';
import { KNOWN_PARAMETERS } from '../../../src/lib/parse/link/strange-parameters.ts';
import { AT_THE_TOP, OF_AN_INDICATOR } from '../../../src/lib/parse/watch/watch-layout.ts';
import { FEED_ENDINGS } from '../../../src/lib/present/feeds/feed-view.ts';

interface RouteFile {
	/** `/indicators/[id]`, without groups such as `(dashboard)`. */
	readonly route: string;
	readonly text: string;
}

const routeFiles: readonly RouteFile[] = readdirSync('src/routes', {
	recursive: true,
	encoding: 'utf8'
}).flatMap((name) => {
	const folder = /^(.*?)\/?\+(?:page\.server|page|server)\.(?:ts|svelte)$/.exec(name)?.[1];
	if (folder === undefined) return [];
	const route = `/${folder}`.replaceAll(/\/\([^)]+\)/g, '') || '/';
	return [{ route, text: readFileSync(join('src/routes', name), 'utf8') }];
});

/** Every route of the server, as its folders name them. */
export const ROUTES: readonly string[] = [...new Set(routeFiles.map(({ route }) => route))].sort();

/** Parts of addresses that are filled in: `[id=snapshot]`. */
export const ROUTE_PARAMETERS: readonly string[] = [
	...new Set(ROUTES.flatMap((route) => route.match(/\[[^\]]+\]/g) ?? []))
].sort();

/** Parameters of addresses: `?as-of`, and the families `?w.` and so on. */
export const QUERY_PARAMETERS: readonly string[] = [
	...KNOWN_PARAMETERS,
	...['w.', 'p.', 'x.', 'r.', 'only.']
].map((name) => `?${name}`);

function actionsOf({ route, text }: RouteFile): readonly string[] {
	const [, block = ''] = /export const actions: Actions = \{\n(.*?)\n\};/s.exec(text) ?? [];
	const actions = [...block.matchAll(/^\t'?([\w-]+)'?: /gm)].map(([, name = '']) =>
		name === 'default' ? route : `${route}?/${name}`
	);
	const methods = [...text.matchAll(/export const (POST|PUT|PATCH|DELETE)\b/g)].map(() => route);
	return [...actions, ...methods];
}

/** Where something may be sent: `/briefings?/take`, `/update/upload`. */
export const FORMS: readonly string[] = routeFiles.flatMap(actionsOf).sort();

/** Files that a watch folder is made of. */
export const FOLDER_FILES: readonly string[] = [
	...AT_THE_TOP,
	...OF_AN_INDICATOR.map((name) => `<indicator>/${name}`),
	'scenarios/<id>.yaml'
];

/** Answers of a route of their own that have no ending: `/metrics`. */
const plainAnswers = routeFiles
	.filter(({ route, text }) => /export const GET\b/.test(text) && !route.includes('['))
	.map(({ route }) => route);

/** What is given out: endings of files, and answers that have none. */
export const FORMATS: readonly string[] = [
	...new Set([
		...Object.values(DATA_FILES)
			.flat()
			.map((ending) => `.${ending}`),
		...FEED_ENDINGS.map((ending) => `.${ending}`),
		...BRIEF_FORMATS.map((ending) => `.${ending}`),
		...plainAnswers
	])
].sort();
