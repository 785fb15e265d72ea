import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
interface Manifest {
	readonly dependencies: Readonly<Record<string, string>>;
	readonly devDependencies: Readonly<Record<string, string>>;
	readonly imports: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

/** What a source file asks for when it runs, types left out; `import()` counts. */
function importsOf(path: string): string[] {
	const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
		compilerOptions: {
			module: ts.ModuleKind.ESNext,
			target: ts.ScriptTarget.ES2022,
			verbatimModuleSyntax: true
		}
	});
	return ts.preProcessFile(outputText, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** The file that a door such as `#engine` or `#server/x.ts` leads to. */
function doorOf(name: string): string | undefined {
	for (const [pattern, target] of Object.entries(manifest.imports)) {
		const [before = '', after] = pattern.split('*');
		if (after === undefined ? name === pattern : name.startsWith(before))
			return join(root, target.replace('*', name.slice(before.length)));
	}
	return undefined;
}

const packageOf = (name: string): string =>
	name
		.split('/')
		.slice(0, name.startsWith('@') ? 2 : 1)
		.join('/');

/** The packages that running these files asks for, each with a file that does. */
function packagesFrom(entries: readonly string[]): Map<string, string> {
	const packages = new Map<string, string>();
	const seen = new Set<string>();
	const waiting = entries.map((entry) => join(root, entry));
	for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
		if (seen.has(path)) continue;
		seen.add(path);
		for (const name of importsOf(path)) {
			const file = name.startsWith('.') ? join(dirname(path), name) : doorOf(name);
			if (file !== undefined) {
				expect(existsSync(file), `${path} asks for ${name}`).toBe(true);
				waiting.push(file);
			} else if (!name.startsWith('node:') && !builtinModules.includes(name))
				packages.set(packageOf(name), path);
		}
	}
	expect(seen.size).toBeGreaterThan(100);
	return packages;
}

it('runs the server and every command without the development packages', () => {
	const packages = packagesFrom(['src/start.ts', 'src/cli/index.ts', 'src/build.ts']);
	expect([...packages].filter(([name]) => !(name in manifest.dependencies))).toEqual([]);
	expect([...packages.keys()]).toEqual(expect.arrayContaining(['commander', 'pg', 'playwright-core']));
});
