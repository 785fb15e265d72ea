import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';

/** Folders whose files or subfolders are all of one kind, and so export the same names on purpose. */
const ofOneKind = ['src/lib/import/publishers/', 'src/lib/server/archive/sql/migrations/'];
/** Named by Kit, or a text that is written to a file. */
const named = /^src\/(?:(?:routes\/.*\/)?\+|params\/|generate\/|hooks\.)/;

const declared =
	/^export (?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm;

const modules = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.map((path) => `src/${path.replaceAll('\\', '/')}`)
	.filter((path) => path.endsWith('.ts') && !named.test(path));

/** Where each exported name is declared. */
function declarations(): Map<string, string[]> {
	const places = new Map<string, string[]>();
	for (const file of modules)
		for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(declared))
			places.set(name, [...(places.get(name) ?? []), file]);
	return places;
}

it('no exported name is declared twice: one word per thing', () => {
	const places = declarations();
	expect(places.size).toBeGreaterThan(900);
	const twice = [...places].filter(
		([, files]) =>
			files.length > 1 && !ofOneKind.some((folder) => files.every((file) => file.startsWith(folder)))
	);
	expect(twice).toEqual([]);
});

it('every room is entered by a door that exists', () => {
	const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> };
	const rooms = readdirSync('src/lib');
	const doors = Object.values(imports).map((path) => dirname(path).split('/')[3] ?? '');
	expect(doors.sort()).toEqual(rooms.sort());
});
