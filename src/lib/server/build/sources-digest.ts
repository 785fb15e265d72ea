import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const inputs = [
	'src',
	'static',
	'svelte.config.js',
	'vite.config.ts',
	'vite.fonts.ts',
	'vite.print.config.ts',
	'vite.verifier.config.ts',
	'vite.comparer.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json'
];

/** Paths of the files at or below `path`, relative to `root`, in the order of their names. */
function* filesBelow(root: string, path: string): Generator<string> {
	const full = join(root, path);
	if (!existsSync(full)) return;
	if (statSync(full).isFile()) yield path;
	else for (const name of readdirSync(full).sort()) yield* filesBelow(root, `${path}/${name}`);
}

/**
 * What a build of these sources is called: 16 hexadecimal digits of the SHA-256 of everything that goes into it. An edit
 * is never answered with an old build, and a build made elsewhere from the same files bears the same name.
 */
export function sourcesDigest(root: string): string {
	const hash = createHash('sha256');
	for (const input of inputs) {
		for (const file of filesBelow(root, input))
			hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
	}
	return hash.digest('hex').slice(0, 16);
}
