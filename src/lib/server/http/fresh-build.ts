import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const inputs = [
	'src',
	'static',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json'
];
const stamp = 'build/.inputs';

function* filesBelow(path: string): Generator<string> {
	if (!existsSync(path)) return;
	if (statSync(path).isFile()) yield path;
	else for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name));
}

/** Digest of everything that goes into a build, so that an edit is never answered with an old build. */
function inputsDigest(): string {
	const hash = createHash('sha256').update(process.versions.node);
	for (const input of inputs) {
		for (const file of filesBelow(input)) hash.update(`\0${file}\0`).update(readFileSync(file));
	}
	return hash.digest('hex');
}

/** Builds the pages into build/ unless they stand there as the sources are now. Throws where the build fails. */
export function freshenBuild(say: (text: string) => void): void {
	const digest = inputsDigest();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
	say('Building the pages (once, about half a minute) ...');
	const vite = join('node_modules', 'vite', 'bin', 'vite.js');
	const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		encoding: 'utf8'
	});
	if (status !== 0) throw new Error(`The build failed:\n${stdout}\n${stderr}`);
	writeFileSync(stamp, digest);
}
