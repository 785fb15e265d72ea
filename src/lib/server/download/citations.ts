import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { setImmediate } from 'node:timers/promises';
import type { Source, Watch } from '#parse';

// The ids of sources.json as they are: a hyphen is lawful in a BibTeX key.
Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true, checkLabel: false });

/** Our notes on a source are for who edits the watch; they are no part of its citation. */
const citable = (sources: readonly Source[]): unknown[] =>
	sources.map((source) => ({ ...source, note: undefined }));

/** Sources in a reference manager's format. */
export function citationFile(format: 'bib' | 'ris' | 'json', sources: readonly Source[]): string {
	if (format === 'json') return JSON.stringify(sources, null, '\t');
	const text = new Cite(citable(sources)).format(format === 'bib' ? 'bibtex' : 'ris');
	// The RIS writer cuts lines at 70 characters, within words and addresses; readers want a field on one line.
	return format === 'bib' ? text : text.replace(/\n(?![A-Z][A-Z0-9] {2}-|$)/g, '');
}

/** APA for a list that isn't sorted and tells no two works of one year apart: that part of the style costs most of the time and changes no entry. */
const style = 'apa-entries';
const { styles } = plugins.config.get('@csl');
styles.add(
	style,
	styles
		.get('apa')
		.replace(/<citation[\s\S]*<\/citation>/, '<citation><layout><text variable="title"/></layout></citation>')
		.replace(/(<bibliography[^>]*>)<sort>[\s\S]*?<\/sort>/, '$1')
);

/** Sources as the APA style writes them, by id. */
export function citationsIn(sources: readonly Source[]): Map<string, string> {
	const entries = new Cite(citable(sources)).format('bibliography', {
		format: 'text',
		template: style,
		lang: 'en-GB',
		asEntryArray: true,
		nosort: true
	});
	return new Map(entries.map(([id, text]) => [id, text.trim()]));
}

/** By what the source says, so that a change of the folder formats anew only what it changed. */
let known: ReadonlyMap<string, string> = new Map();

/** Some twenty milliseconds of formatting: other readers get their turn in between. */
const turn = 8;

async function formatted(watch: Watch): Promise<ReadonlyMap<string, string>> {
	const said = new Map([...watch.sources.values()].map((source) => [JSON.stringify(source), source]));
	const missing = [...said].filter(([key]) => !known.has(key)).map(([, source]) => source);
	const fresh = new Map<string, string>();
	for (let start = 0; start < missing.length; start += turn) {
		for (const [id, text] of citationsIn(missing.slice(start, start + turn))) fresh.set(id, text);
		await setImmediate();
	}
	const texts = [...said].map(([key, { id }]) => [key, id, fresh.get(id) ?? known.get(key) ?? ''] as const);
	known = new Map(texts.map(([key, , text]) => [key, text]));
	return new Map(texts.map(([, id, text]) => [id, text]));
}

const kept = new WeakMap<Watch, Promise<ReadonlyMap<string, string>>>();

/** All sources of a watch as the APA style writes them, by id; formatted once for each state of the folder. */
export function citationsOf(watch: Watch): Promise<ReadonlyMap<string, string>> {
	const held = kept.get(watch) ?? formatted(watch);
	kept.set(watch, held);
	return held;
}
