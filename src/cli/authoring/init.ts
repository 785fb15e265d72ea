import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dayText } from '#parse';
import { makeFolder } from '#server/disk/make-folder.ts';
import { schemaFiles } from '../schemas/schemas.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal, UsageFault } from '../terminal.ts';
import { answered } from './answers.ts';
import { firstWatchFiles } from './first-watch.ts';

export interface InitOptions {
	readonly title?: string;
	readonly question?: string;
	readonly subject?: string;
	readonly json?: boolean;
}

/** Empty, or not there yet: nobody's work is written over. */
async function refuseUsed(folder: string): Promise<void> {
	const names = await readdir(folder).catch((error: unknown) => {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
		throw new UsageFault(
			'folder',
			'a folder that is empty or not there yet',
			`${folder}, which is a file or closed`
		);
	});
	if (names.length === 0) return;
	const held = names.length === 1 ? 'a file' : `${names.length} files`;
	throw new UsageFault('folder', 'a folder that is empty or not there yet', `${folder}, which holds ${held}`);
}

/** `init`: writes a small commented watch that checks, starts and prints as it stands. */
export async function init(folder: string, options: InitOptions, terminal: Terminal): Promise<ExitCode> {
	await refuseUsed(folder);
	const subject = await answered(
		{
			option: '--subject',
			given: options.subject,
			question: 'Which pair is it about?',
			expected: 'a pair, such as Northland-Southland',
			otherwise: 'Northland-Southland'
		},
		terminal
	);
	const title = await answered(
		{
			option: '--title',
			given: options.title,
			question: 'What is the watch called?',
			expected: 'a title',
			otherwise: `${subject} Watch`
		},
		terminal
	);
	const question = await answered(
		{
			option: '--question',
			given: options.question,
			question: 'What does it ask?',
			expected: 'a question',
			otherwise: `Is the ${subject} alignment deepening or weakening?`
		},
		terminal
	);
	const year = Number(dayText(terminal.today).slice(0, 4));
	const files = firstWatchFiles({ title, question, subject, year });
	for (const [name, content] of schemaFiles()) files.set(`schemas/${name}`, content);
	for (const [path, content] of files) {
		await makeFolder(dirname(join(folder, path)));
		await writeFile(join(folder, path), content, { flag: 'wx' });
	}
	const written = [...files.keys()].map((path) => join(folder, path));
	terminal.out(options.json === true ? jsonLine({ written }) : nextSteps(folder));
	return EXIT.fine;
}

const nextSteps = (folder: string): string => {
	const named = /^[\w./-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", "'\\''")}'`;
	return `A first watch stands in ${folder}, with invented figures to be replaced by yours.

  npm run -s cli -- check --watch ${named}
  WATCH_DIR=${named} npm start
  npm run -s cli -- brief --watch ${named} --out first.html --no-archive

docs/tutorial.md goes on from here.
`;
};
