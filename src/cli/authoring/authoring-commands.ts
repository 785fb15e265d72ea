import { GOALPOST_NAMES } from '#parse';
import type { Command } from 'commander';
import type { AddIndicatorOptions } from './indicator-answers.ts';
import type { AddSourceOptions } from './add-source.ts';
import type { ImportNewOptions } from './import-new.ts';
import { goalpostQuestions } from './goalpost-names.ts';
import type { InitOptions } from './init.ts';
import type { AddCommand, Done } from '../command.ts';
import type { Terminal } from '../terminal.ts';

/** `init`, `add-indicator` and `add-source`; what an option leaves out is asked for where somebody sits at the terminal. */
export function addAuthoringCommands(
	program: Command,
	command: AddCommand,
	terminal: Terminal,
	done: Done
): void {
	program
		.command('init')
		.description('write a small watch to begin with')
		.argument('<folder>', 'empty, or not there yet')
		.option('--subject <pair>', 'the pair it is about, such as Northland-Southland')
		.option('--title <text>', 'what the watch is called')
		.option('--question <text>', 'what it asks')
		.option('--json', 'print one JSON value')
		.allowExcessArguments(false)
		.action(async (folder: string, options: InitOptions) => {
			done(await (await import('./init.ts')).init(folder, options, terminal));
		});
	withIndicatorOptions(command('add-indicator', 'add an indicator, and its weight in the default scenario'))
		.option('--period <period>', 'of the first figure; left out: none yet')
		.option('--value <number>', 'the first figure')
		.option('--source <id>', 'its source, an id of sources.json')
		.option('--published <date>', 'when it was published (default: when its source was issued)')
		.action(async (options: AddIndicatorOptions) => {
			done(await (await import('./add-indicator.ts')).addIndicator(options, terminal));
		});
	command('add-source', 'add a source to sources.json')
		.option('--id <id>', 'by which rows name it, in kebab-case')
		.option('--title <text>', 'its title')
		.option('--type <type>', 'as CSL names it: report, dataset, ... (default: webpage)')
		.option('--author <name>', 'an author')
		.option('--publisher <name>', 'who published it')
		.option('--issued <date>', 'when: 2026-03-09, 2026-03 or 2026')
		.option('--url <address>', 'where it can be read')
		.option('--accessed <date>', 'when it was read (default: today)')
		.action(async (options: AddSourceOptions) => {
			done(await (await import('./add-source.ts')).addSource(options, terminal));
		});
}

/** What an indicator needs, whether its rows are typed or come with a file. */
function withIndicatorOptions(command: Command): Command {
	command
		.option('--id <id>', 'name of its folder, in kebab-case')
		.option('--name <text>', 'its name')
		.option('--group <id>', 'a group of watch.yaml')
		.option('--question <text>', 'the question it answers')
		.option('--unit <text>', 'the unit of its figures')
		.option('--decimals <number>', 'how many are printed (default: 0, or as many as a file has)')
		.option('--scale <name>', 'linear or log (default: linear)');
	for (const name of GOALPOST_NAMES)
		command.option(`--${name} <value:reason>`, `${goalpostQuestions[name]}, and why`);
	return command
		.option('--frequency <duration>', 'how often a new period appears (default: P1Y, or as in the file)')
		.option('--lag <days>', 'from the end of a period to its publication (default: 60)')
		.option('--grade <code>', 'its grade, A1 to F6 (default: B3)')
		.option('--weight <number>', 'in the default scenario, 0 to 100 (default: 0)')
		.option('--reason <text>', 'why this weight')
		.option('--context-only', 'shown, never scored');
}

/** `import new`, below `import`, whose options it takes as well. */
export function addImportNew(importing: Command, terminal: Terminal, done: Done): void {
	withIndicatorOptions(
		importing
			.command('new')
			.description('make an indicator, its mapping and its source from a file that none reads yet')
			.argument('<file>', 'a table, zipped or not, or a publisher’s file')
			.allowExcessArguments(false)
	)
		.option('--source <id>', 'an id of sources.json, or of a new source')
		.option('--source-title <text>', 'title of a new source')
		.option('--source-publisher <name>', 'who published it')
		.option('--source-url <address>', 'where it can be read')
		.action(async (file: string, _own: object, self: Command) => {
			const options = self.optsWithGlobals<ImportNewOptions>();
			done(await (await import('./import-new.ts')).importNew(file, options, terminal));
		});
}
