import { error } from '@sveltejs/kit';
import { shown } from '#parse';
import { sourceColumns, sourceRecords, type EndingOf, fileNameOf } from '#present';
import { citationFile } from '../citations.ts';
import { csvFile } from '../csv.ts';
import { download } from '../download.ts';
import type { WatchFileRequest } from './file-request.ts';

const types = {
	bib: 'application/x-bibtex; charset=utf-8',
	ris: 'application/x-research-info-systems; charset=utf-8',
	json: 'application/vnd.citationstyles.csl+json; charset=utf-8'
} as const;

/** The sources for a reference manager, all of them or the one in `id`; as CSV with what rests on each. */
export function sourcesFile(ending: EndingOf<'sources'>, { locals, url, watch }: WatchFileRequest): Response {
	if (ending === 'csv')
		return csvFile(
			url,
			`${fileNameOf(watch.title)}-sources.csv`,
			sourceColumns,
			sourceRecords(watch, locals.today)
		);
	const id = url.searchParams.get('id');
	const sources = [...watch.sources.values()].filter((source) => id === null || source.id === id);
	if (sources.length === 0 && id !== null)
		error(404, { message: `There is no source “${shown(id)}” in this watch.` });
	return download(
		`${fileNameOf(watch.title)}-${id ?? 'sources'}.${ending}`,
		types[ending],
		citationFile(ending, sources)
	);
}
