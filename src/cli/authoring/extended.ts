import { issuesJson, issueText } from '#present';
import type { Extended } from '#server/watch/extend-watch.ts';
import type { SharedOptions } from '../options.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';

/** Says what was written into a watch, or why nothing was. */
export function said(done: Extended, { json }: SharedOptions, terminal: Terminal): ExitCode {
	if ('issues' in done) {
		const lines = done.issues.map((issue) => `${issueText(issue)}\n`);
		terminal.out(json === true ? jsonLine(issuesJson(done.issues)) : lines.join(''));
		if (json !== true) terminal.err('Nothing was written.\n');
		return EXIT.issues;
	}
	const { written } = done;
	terminal.out(json === true ? jsonLine({ written }) : written.map((path) => `wrote ${path}\n`).join(''));
	return EXIT.fine;
}
