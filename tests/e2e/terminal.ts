import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What the terminal prints with --json, parsed. */
export async function cliJson<T>(...words: readonly string[]): Promise<T> {
	const { stdout } = await run(process.execPath, ['--import', 'tsx', 'src/cli/index.ts', ...words, '--json']);
	return JSON.parse(stdout) as T;
}
