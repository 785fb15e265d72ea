import type { Watch } from '#parse';
import { issuesJson, issueText } from '#present';
import { readWatch } from '#server/watch/watch-folder.ts';
import { type SharedOptions, watchFolderOf } from './options.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from './terminal.ts';

/** Hands the checked watch to a command; on a folder with issues prints them instead. */
export async function withWatch(
	options: SharedOptions,
	terminal: Terminal,
	command: (watch: Watch) => void
): Promise<ExitCode> {
	const result = await readWatch(watchFolderOf(options, terminal));
	if ('issues' in result) {
		if (options.json === true) terminal.out(jsonLine(issuesJson(result.issues)));
		else terminal.out(result.issues.map((issue) => `${issueText(issue)}\n`).join(''));
		return EXIT.issues;
	}
	command(result.watch);
	return EXIT.fine;
}
