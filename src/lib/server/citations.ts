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

/** One source as the APA style writes it. */
export function citationOf(source: Source): string {
	const [entry] = new Cite(citable([source])).format('bibliography', {
		format: 'text',
		template: 'apa',
		lang: 'en-GB',
		asEntryArray: true
	});
	return entry?.[1].trim() ?? '';
}

const kept = new WeakMap<Watch, Promise<ReadonlyMap<string, string>>>();

/** Formatting takes some six milliseconds a source: other readers get their turn in between. */
async function formatted(watch: Watch): Promise<ReadonlyMap<string, string>> {
	const citations = new Map<string, string>();
	for (const source of watch.sources.values()) {
		citations.set(source.id, citationOf(source));
		if (citations.size % 8 === 0) await setImmediate();
	}
	return citations;
}

/** All sources of a watch as the APA style writes them, by id; formatted once for each state of the folder. */
export function citationsOf(watch: Watch): Promise<ReadonlyMap<string, string>> {
	const held = kept.get(watch) ?? formatted(watch);
	kept.set(watch, held);
	return held;
}
