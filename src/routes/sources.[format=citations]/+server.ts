import { sourceColumns, sourceRecords } from '#present';
import { citationFile } from '#server/download/citations.ts';
import { csvResponse } from '#server/download/csv.ts';
import { textDownload } from '#server/download/download.ts';
import { watchForApi } from '#server/watch/require-watch.ts';
import type { RequestHandler } from './$types';

const types = {
	bib: 'application/x-bibtex; charset=utf-8',
	ris: 'application/x-research-info-systems; charset=utf-8',
	json: 'application/vnd.citationstyles.csl+json; charset=utf-8'
} as const;

/** The sources for a reference manager, all of them or the one in `id`; as CSV with what rests on each. */
export const GET: RequestHandler = ({ locals, params: { format }, url }) => {
	const watch = watchForApi(locals.current);
	if (watch instanceof Response) return watch;
	if (format === 'csv') {
		const records = sourceRecords(watch, locals.today);
		return csvResponse(
			'sources.csv',
			sourceColumns,
			records.map((row) => sourceColumns.map((column) => row[column]))
		);
	}
	const id = url.searchParams.get('id');
	const sources = [...watch.sources.values()].filter((source) => id === null || source.id === id);
	return textDownload(`${id ?? 'sources'}.${format}`, types[format], citationFile(format, sources));
};
