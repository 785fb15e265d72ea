/** `npm test`: every test there is, on a machine that has nothing but Node. Arguments go to Vitest alone. */
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './support/chromium.ts';

function step(command: string, args: string[], env: NodeJS.ProcessEnv): void {
	const { status } = spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
	if (status !== 0) process.exit(status ?? 1);
}

try {
	const env = { ...process.env, CHROMIUM_PATH: ensureChromium() };
	const only = process.argv.slice(2);
	step('npx', ['vitest', 'run', ...only], env);
	if (only.length === 0) step('npx', ['playwright', 'test'], env);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
