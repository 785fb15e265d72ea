import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';

/** Folders whose files or subfolders are all of one kind, and so export the same names on purpose. */
const ofOneKind = ['src/lib/import/publishers/', 'src/lib/server/archive/sql/migrations/'];

const declared =
	/^export (?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm;

const modules = readdirSync('src/lib', { recursive: true, encoding: 'utf8' })
	.map((path) => `src/lib/${path.replaceAll('\\', '/')}`)
	.filter((path) => path.endsWith('.ts'));

/** Where each exported name is declared. */
function declarations(): Map<string, string[]> {
	const places = new Map<string, string[]>();
	for (const file of modules) {
		if (ofOneKind.some((folder) => file.startsWith(folder))) continue;
		for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(declared))
			places.set(name, [...(places.get(name) ?? []), file]);
	}
	return places;
}

it('no exported name is declared twice: one word per thing', () => {
	const places = declarations();
	expect(places.size).toBeGreaterThan(300);
	expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
});

it('every room is entered by a door that exists', () => {
	const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> };
	const rooms = readdirSync('src/lib');
	const doors = Object.values(imports).map((path) => dirname(path).split('/')[3] ?? '');
	expect(doors.sort()).toEqual(rooms.sort());
});
