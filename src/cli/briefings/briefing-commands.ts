import type { BriefOptions } from './brief-options.ts';
import type { SharedOptions } from '../options.ts';
import type { AddCommand, Done } from '../command.ts';
import type { Terminal } from '../terminal.ts';

const collected = (id: string, before: readonly string[] = []): readonly string[] => [...before, id];

/** `brief` and `verify`; their libraries are loaded by the command that needs them. */
export function addBriefingCommands(command: AddCommand, terminal: Terminal, done: Done): void {
	command('brief', 'take briefings and print them')
		.requiredOption('--out <file>', 'ending in .pdf, .html, .docx or .json; {scenario} for its id')
		.option('--scenario <id>', "through this scenario; may be repeated (default: the watch's own)", collected)
		.option('--all', 'through all scenarios, a file each')
		.option('--one-file', 'all of them in one PDF, the comparison of the lenses in front')
		.option(
			'--summary <file>',
			'what changed, for a mail: ending in .txt or .html; may be repeated',
			collected
		)
		.option('--as-of <date>', 'as known on this day (default: today)')
		.option('--title <text>', 'title of the briefing')
		.option(
			'--author <name>',
			"who answers for it, also in the file's properties (there by default the watch's title)"
		)
		.option('--organisation <name>', 'of the author')
		.option('--handling <line>', 'a marking, or a line on who may see it')
		.option('--paper <size>', 'a4 or letter', 'a4')
		.option('--overwrite', 'replace files that exist')
		.option('--no-archive', 'print without keeping them in the archive')
		.option('--briefing <number>', 'print this one from the archive instead')
		.action(async (options: BriefOptions) => {
			done(await (await import('./brief.ts')).brief(options, terminal));
		});
	command('verify', "check a briefing's .json, .html or .pdf against its number")
		.argument('<file>', 'the file')
		.action(async (file: string, options: SharedOptions) => {
			done(await (await import('./verify.ts')).verify(file, options, terminal));
		});
}
