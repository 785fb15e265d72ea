import { Command, CommanderError } from 'commander';
import { issuesJson } from '#present';
import { addAuthoringCommands, addImportNew } from './authoring/authoring-commands.ts';
import { addBriefingCommands } from './briefings/briefing-commands.ts';
import { check } from './check.ts';
import type { AddCommand, Done } from './command.ts';
import type { DigestOptions } from './digest.ts';
import { explain } from './asking/explain.ts';
import { history } from './asking/history.ts';
import { importCommand } from './import/import.ts';
import type { ImportOptions } from './import/import-options.ts';
import type { SharedOptions } from './options.ts';
import type { PublishOptions } from './publish.ts';
import { outlook } from './asking/outlook.ts';
import { sensitivity } from './asking/sensitivity.ts';
import { verdicts } from './asking/verdicts.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal, UsageFault } from './terminal.ts';

/** Runs one command line (without the program's name) and tells how to exit. */
export async function run(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
	let code: ExitCode = EXIT.fine;
	const asJson = words.includes('--json');
	const program = programOf(terminal, asJson, (result) => (code = result));
	try {
		await program.parseAsync(words, { from: 'user' });
		return code;
	} catch (error) {
		return failed(error, terminal, asJson);
	}
}

function failed(error: unknown, terminal: Terminal, asJson: boolean): ExitCode {
	// Commander has already said on standard error what it misses; --help ends here as well.
	if (error instanceof CommanderError && error.exitCode === 0) return EXIT.fine;
	if (error instanceof CommanderError) {
		if (asJson)
			terminal.out(usageJson(new UsageFault('arguments', 'a lawful command line', plainMessage(error))));
		return EXIT.usage;
	}
	if (!(error instanceof UsageFault)) throw error;
	if (asJson) terminal.out(usageJson(error));
	else terminal.err(`${error.message}\n`);
	return EXIT.usage;
}

function usageJson({ issue }: UsageFault): string {
	return jsonLine(issuesJson([issue]));
}

function plainMessage(error: CommanderError): string {
	return error.message === '(outputHelp)' ? 'no command' : error.message.replace(/^error: /, '');
}

function programOf(terminal: Terminal, asJson: boolean, done: Done): Command {
	const program = new Command('cli')
		.description('Reads a watch folder: is it sound, and what does it say?')
		.configureOutput({ writeOut: terminal.out, writeErr: asJson ? () => undefined : terminal.err })
		.configureHelp({ helpWidth: 80 })
		.showHelpAfterError('(--help says what there is)')
		.exitOverride();

	const command: AddCommand = (name, description) =>
		program
			.command(name)
			.description(description)
			.option('--watch <dir>', 'the watch folder (default: WATCH_DIR, else indicators)')
			.option('--json', 'print one JSON value')
			.allowExcessArguments(false);
	const doing =
		<O>(act: (options: O, terminal: Terminal) => Promise<ExitCode>) =>
		async (options: O): Promise<void> => {
			done(await act(options, terminal));
		};

	command('check', 'list every issue of the folder').action(doing(check));
	command('outlook', 'weigh the indicators on a day')
		.option('--scenario <id>', "through this scenario (default: the watch's own)")
		.option('--as-of <date>', 'as known on this day (default: today)')
		.option('--all', 'through all scenarios')
		.option('--link <query>', 'scenario, edits, lens and day of an address, such as "w.lamp=20"')
		.action(doing(outlook));
	command('history', 'the score through time')
		.option('--scenario <id>', "through this scenario (default: the watch's own)")
		.option('--from <date>', "first day (default: the watch's history_from)")
		.option('--to <date>', 'last day (default: today)')
		.option('--step <duration>', 'from one point to the next', 'P1M')
		.option('--reading <name>', 'real-time, pseudo or now', 'real-time')
		.action(doing(history));
	command('explain', 'why the score moved')
		.requiredOption('--from <date>', 'the earlier day')
		.option('--to <date>', 'the later day (default: today)')
		.option('--scenario <id>', "through this scenario (default: the watch's own)")
		.action(doing(explain));
	command('sensitivity', 'what the verdict hangs on')
		.option('--scenario <id>', "through this scenario (default: the watch's own)")
		.option('--as-of <date>', 'as known on this day (default: today)')
		.action(doing(sensitivity));
	command('verdicts', 'every day on which a verdict turned, and why')
		.option('--scenario <id>', "through this scenario (default: the watch's own)")
		.option('--from <date>', "the start (default: the watch's history_from)")
		.option('--to <date>', 'last day (default: today)')
		.action(doing(verdicts));
	digestOf(command, terminal, done);
	importsOf(command, terminal, done);
	addBriefingCommands(command, terminal, done);
	publishOf(command, terminal, done);
	addAuthoringCommands(program, command, terminal, done);
	// The generator of the schemas is loaded by the one command that needs it.
	command('schemas', 'write the JSON Schemas of the YAML files').action(
		doing<SharedOptions>(async (options, at) => (await import('./schemas/schemas.ts')).schemas(options, at))
	);
	return program;
}

/** `digest` brings nodemailer, which no other command waits for. */
function digestOf(command: AddCommand, terminal: Terminal, done: Done): void {
	command('digest', 'what changed since a day, for a mail')
		.option('--since <when>', 'a day, or a duration back from today', 'P7D')
		.option('--html', 'as HTML')
		.option('--send', 'send it to DIGEST_TO by SMTP_URL, to each at most once a day')
		.action(async (options: DigestOptions) => {
			done(await (await import('./digest.ts')).digest(options, terminal));
		});
}

/** `import` stands apart: it takes words besides options. */
function importsOf(command: AddCommand, terminal: Terminal, done: Done): void {
	const every = (value: string, held: readonly string[] = []): readonly string[] => [...held, value];
	const importing = command('import', "merge a publisher's file into an indicator")
		.argument('<format>', 'sipri, comtrade, ofac, ... or auto; new: see import new --help')
		.argument('[file]', 'the file, zipped or not')
		.option('--into <indicator>', 'whose rows (default: every indicator whose import block has the format)')
		.option('--write', 'write; without it nothing is changed')
		.option('--fetch', 'download the file from the publisher')
		.option('--published <date>', "the release's date (default: the file's own)")
		.option('--accept-outliers', 'write figures out of line with those in force, too')
		.option('--set <key=value>', 'a parameter in place of the import block; may be repeated', every)
		.option('--mapping <file>', 'a YAML file with parameters')
		.action(async (format: string, file: string | undefined, options: ImportOptions) => {
			done(await importCommand(format, file, options, terminal));
		});
	addImportNew(importing, terminal, done);
}

/** `publish`; its libraries are loaded by it alone. */
function publishOf(command: AddCommand, terminal: Terminal, done: Done): void {
	command('publish', 'write the whole watch as static files for any web host')
		.requiredOption('--out <dir>', 'the folder; a copy that is there is replaced')
		.option('--base-path <path>', 'where on its site the copy will stand, such as /watch')
		.option('--today <date>', 'as of this day (default: today)')
		.option('--months <count>', 'month ends of the past that can be looked at', '12')
		.option('--most <count>', 'refuse to write more files', '20000')
		.option('--briefings', 'with the briefings of the archive')
		.action(async (options: PublishOptions) => {
			done(await (await import('./publish.ts')).publish(options, terminal));
		});
}
