import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const filesIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join(folder, name));

/** Every name that a test imports, from a door or from the file itself. */
const imported = new Set(
	filesIn('tests')
		.filter((file) => !file.startsWith(join('tests', 'e2e')))
		.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^import \{([^}]*)\} from/gms)])
		.flatMap(([, names = '']) => names.split(',').map((name) => name.trim().replace(/^type | as .*$/g, '')))
);

const presenters = filesIn('src/lib/present').flatMap((file) => {
	const text = readFileSync(file, 'utf8');
	const names = [...text.matchAll(/^export (?:function|const) (\w+)(?=\(|<| = \()/gm)].map(
		([, name = '']) => name
	);
	return names.length === 0 ? [] : [{ file, names }];
});

it('every presenter has a test that calls it by name', () => {
	expect(presenters.length).toBeGreaterThan(80);
	expect(
		presenters.filter(({ names }) => !names.some((name) => imported.has(name))).map(({ file }) => file)
	).toEqual([]);
});
