import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { Source } from '#parse';
import { isoParts, referenceDateOf } from './reference-date.ts';

// Letters as they are, for the file is UTF-8: the writer knows Latin only and drops what it doesn't know.
Object.assign(plugins.config.get('@bibtex').format, {
	useIdAsLabel: true,
	checkLabel: false,
	asciiOnly: false
});

/** What TeX would take for a command; braces by name, since BibTeX counts them even behind a backslash. */
const commands: Readonly<Record<string, string>> = {
	'\\': '\\textbackslash{}',
	'{': '\\textbraceleft{}',
	'}': '\\textbraceright{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}',
	'&': '\\&',
	'%': '\\%',
	$: '\\$',
	'#': '\\#',
	_: '\\_'
};

const escaped = (text: string): string =>
	text.replace(/[\\{}~^&%$#_]/g, (mark) => commands[mark] ?? mark).replace(/\s+/g, ' ');

/** These are no words: they stand in the file as they are. */
const verbatim = new Set(['id', 'type', 'URL', 'DOI']);

function escapedSource(source: Source): unknown {
	return Object.fromEntries(
		Object.entries(source).map(([field, value]) => {
			if (typeof value === 'string' && !verbatim.has(field)) return [field, escaped(value)];
			return [field, field === 'author' || field === 'editor' ? escapedNames(value) : value];
		})
	);
}

function escapedNames(names: unknown): unknown {
	if (!Array.isArray(names)) return names;
	return names.map((name: object) =>
		Object.fromEntries(
			Object.entries(name).map(([part, value]) => [part, typeof value === 'string' ? escaped(value) : value])
		)
	);
}

/** Numbers stand bare; a date in words is a year to BibTeX, which takes any text for one. */
function dateFields({ issued }: Source): readonly string[] {
	const date = referenceDateOf(issued);
	if (date === null) return [];
	const { first, last, words } = date;
	if (first === null) return [`year = {${escaped(words ?? '')}}`];
	const known = Object.entries(first).filter(([, part]) => part !== null);
	const fields = known.map(([name, part]) => `${name} = ${part}`);
	return last === null ? fields : [...fields, `date = {${isoParts(first)}/${isoParts(last)}}`];
}

/** An address stands as it is but for braces, which would end the field early. */
const balanced = (address: string): string => address.replace(/[{}]/g, encodeURIComponent);

/** Fields that the library writes otherwise than they should stand. */
const ours = new Set(['year', 'month', 'day', 'howpublished']);

/** BibTeX ends a key at a comma and stumbles over a few other marks; ids that would then be the same are numbered. */
function keysOf(sources: readonly Source[]): readonly string[] {
	const taken = new Set<string>();
	return sources.map(({ id }) => {
		const key = id.replace(/[\s,{}()"'#%\\~=@]/g, '-');
		let free = key;
		for (let count = 2; taken.has(free); count += 1) free = `${key}-${count}`;
		taken.add(free);
		return free;
	});
}

/** Sources as BibTeX, UTF-8: no letter left out, the ids of sources.json as keys, months as numbers. */
export function bibtexFile(sources: readonly Source[]): string {
	const entries = new Cite(sources.map(escapedSource)).format('bibtex', { format: 'object' });
	const keys = keysOf(sources);
	return sources
		.map((source, index) => {
			const { type = 'misc', properties = {} } = entries[index] ?? {};
			const kept = Object.entries(properties).filter(([name, value]) => !ours.has(name) && value !== '');
			const holder = source['container-title'];
			const fields = [
				...kept.map(([name, value]) => `${name} = {${name === 'url' ? balanced(value) : value}}`),
				// A blog or a site: BibTeX knows no field for what it stood in.
				...(holder && !('journal' in properties || 'booktitle' in properties)
					? [`howpublished = {${escaped(holder)}}`]
					: []),
				...dateFields(source)
			];
			return `@${type}{${keys[index] ?? ''},\n${fields.map((field) => `\t${field},\n`).join('')}}\n`;
		})
		.join('\n');
}
