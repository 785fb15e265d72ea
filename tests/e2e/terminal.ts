import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { FROZEN_WATCH } from '../support/frozen-watch.ts';

const run = promisify(execFile);

/** What the terminal prints with --json of the watch that the tests' server shows, parsed. */
export async function cliJson<T>(...words: readonly string[]): Promise<T> {
	const command = ['--import', 'tsx', 'src/cli/index.ts', ...words, '--watch', FROZEN_WATCH, '--json'];
	const { stdout } = await run(process.execPath, command);
	return JSON.parse(stdout) as T;
}
