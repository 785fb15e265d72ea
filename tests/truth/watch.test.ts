import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWatch } from '#server/watch/watch-folder.ts';
import { run } from '../../src/cli/program.ts';
import { schemaFiles } from '../../src/cli/schemas/schemas.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The text of every source file below a folder. */
function sourcesBelow(folder: string): string {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((path) => /\.(ts|svelte)$/.test(path))
		.map((path) => read(join(folder, path)))
		.join('\n');
}

test('the shipped watch has no issues', async () => {
	expect(await readWatch(join(root, 'indicators'))).toHaveProperty('digest');
});

test('the JSON Schemas of the shipped watch are up to date (npm run -s cli -- schemas)', () => {
	for (const [name, content] of schemaFiles())
		expect(read(join('indicators/schemas', name)), name).toBe(content);
});

test('docs/format.md describes every key of the YAML files', () => {
	const page = read('docs/format.md');
	const keys = [...schemaFiles()].flatMap(([name, content]) =>
		Object.keys((JSON.parse(content) as { properties?: object }).properties ?? {}).map((key) => ({
			name,
			key
		}))
	);
	expect(keys.length).toBeGreaterThan(30);
	expect(keys.filter(({ key }) => !page.includes(`\`${key}`))).toEqual([]);
});

describe('docs/issues.md', () => {
	const rooms =
		'file|folder|yaml|csv|json|watch|indicator|observations|scenario|sources|events|signposts|link|address|server|usage|import|briefing';
	const found = sourcesBelow('src').matchAll(new RegExp(`'((?:${rooms})/[a-z0-9]+(?:-[a-z0-9]+)*)'`, 'g'));
	const codes = [...new Set([...found].map(([, code = '']) => code))].sort();
	const page = read('docs/issues.md');

	test('explains every code that the program can give', () => {
		expect(codes.length).toBeGreaterThan(60);
		expect(codes.filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([]);
	});

	test('explains no other', () => {
		const explained = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, code = '']) => code);
		expect(explained.filter((code) => !codes.includes(code))).toEqual([]);
		expect(new Set(explained).size).toBe(explained.length);
	});
});

describe('docs/cli.md', () => {
	test('names every command and every option of it', async () => {
		const page = read('docs/cli.md');
		const helpOf = async (...words: string[]): Promise<string> => {
			let text = '';
			await run([...words, '--help'], {
				out: (part) => (text += part),
				err: () => undefined,
				today: 0,
				env: {}
			});
			return text;
		};
		const commands = [...(await helpOf()).matchAll(/^ {2}([a-z]+) \[/gm)].map(([, name = '']) => name);
		for (const name of commands.filter((command) => command !== 'help')) {
			expect(page, name).toContain(`## ${name}`);
			const options = [...(await helpOf(name)).matchAll(/^ {2}(--[a-z-]+)/gm)].map(
				([, option = '']) => option
			);
			for (const option of options) expect(page, `${name} ${option}`).toContain(`\`${option}`);
		}
	});
});
