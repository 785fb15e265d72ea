import { dayText, KEBAB_CASE, parsePublished } from '#parse';
import { cslDate, withSource } from '#server/authoring/watch-text.ts';
import { extendWatch, type StandingWatch } from '#server/watch/extend-watch.ts';
import { type SharedOptions, watchFolderOf } from '../options.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { answered } from './answers.ts';
import { said } from './extended.ts';

export interface AddSourceOptions extends SharedOptions {
	readonly id?: string;
	readonly title?: string;
	readonly type?: string;
	readonly author?: string;
	readonly publisher?: string;
	readonly issued?: string;
	readonly url?: string;
	readonly accessed?: string;
}

const isDate = (text: string): boolean => parsePublished(text) !== null;
const isAddress = (text: string): boolean => URL.canParse(text) && /^https?:/.test(text);
const orNothing =
	(suits: (text: string) => boolean) =>
	(text: string): boolean =>
		text === '' || suits(text);

/** Asks for the parts of a source that a citation needs; usage faults name the options with the prefix. */
export async function sourceFields(
	options: AddSourceOptions,
	terminal: Terminal,
	{ watch }: StandingWatch,
	prefix = ''
): Promise<Readonly<Record<string, unknown>>> {
	const ask = (
		name: keyof AddSourceOptions,
		question: string,
		expected: string,
		otherwise: string | null,
		suits?: (text: string) => boolean
	): Promise<string> =>
		answered(
			{
				option: `--${prefix}${name}`,
				given: options[name] as string | undefined,
				question,
				expected,
				otherwise,
				...(suits === undefined ? {} : { suits })
			},
			terminal
		);
	const isFree = (id: string): boolean => KEBAB_CASE.test(id) && !watch.sources.has(id);
	const id = await ask(
		'id',
		'Id, by which rows name it',
		'an id in kebab-case that no source has yet',
		null,
		isFree
	);
	const title = await ask('title', 'Title', 'a title', null);
	const type = await ask(
		'type',
		'Type, as CSL names them',
		'a type such as report, dataset or webpage',
		'webpage'
	);
	const author = await ask('author', 'Author, if one is named', 'a name', '', () => true);
	const publisher = await ask('publisher', 'Publisher', 'a name', '', () => true);
	const dates = 'a date such as 2026-03-09, 2026-03 or 2026';
	const issued = await ask('issued', 'Issued on (blank: unknown)', dates, '', orNothing(isDate));
	const url = await ask('url', 'Address', 'an http or https address', '', orNothing(isAddress));
	const accessed = url === '' ? '' : await ask('accessed', 'Read on', dates, dayText(terminal.today), isDate);
	return {
		id,
		type,
		title,
		...(author === '' ? {} : { author: [{ literal: author }] }),
		...(publisher === '' ? {} : { publisher }),
		...(issued === '' ? {} : { issued: cslDate(issued) }),
		...(url === '' ? {} : { URL: url }),
		...(accessed === '' ? {} : { accessed: cslDate(accessed) })
	};
}

/** `add-source`: one entry more in sources.json. */
export async function addSource(options: AddSourceOptions, terminal: Terminal): Promise<ExitCode> {
	const done = await extendWatch(watchFolderOf(options, terminal), async (standing) => {
		const source = await sourceFields(options, terminal, standing);
		return new Map([['sources.json', withSource(standing.textOf('sources.json'), source)]]);
	});
	return said(done, options, terminal);
}
