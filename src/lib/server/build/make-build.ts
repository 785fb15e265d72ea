import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where svelte.config.js has the pages built. */
export const DRAFT = 'draft';

/** There is nothing to build with, or the build failed; the message is for whoever started the program. */
export class BuildError extends Error {}

/** Runs Vite; it ends with this process. Rejects with what it said where it fails. */
async function vite(root: string, words: readonly string[]): Promise<void> {
	const program = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const child = spawn(process.execPath, [program, 'build', '--logLevel', 'warn', ...words], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const end = (): void => void child.kill();
	process.once('exit', end);
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const status = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	process.off('exit', end);
	if (status !== 0) throw new BuildError(`The build failed:\n${said}`);
}

/**
 * Builds everything that is served and printed into `build/draft`: the pages, the part that prints briefings, the script
 * by which a one-file briefing verifies itself, and the one by which a published copy compares two. Needs the
 * development packages.
 */
export async function makeBuild(root: string, say: (text: string) => void): Promise<void> {
	if (!existsSync(join(root, 'node_modules', 'vite')))
		throw new BuildError(
			'There is no build of these sources, and nothing to make one with. Run `npm ci && npm run build`, here or where the development packages are, and bring the folder build/ along.'
		);
	say('Building the pages (once, about half a minute) ...');
	const print = join(root, 'build', DRAFT, 'print');
	// The pages first: their builder empties the folder.
	await vite(root, []);
	await vite(root, ['--config', 'vite.print.config.ts', '--outDir', print]);
	await vite(root, ['--config', 'vite.verifier.config.ts', '--outDir', print]);
	await vite(root, ['--config', 'vite.comparer.config.ts', '--outDir', print]);
}
