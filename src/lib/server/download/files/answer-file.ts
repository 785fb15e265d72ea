import type { DataFile } from '#present';
import { watchForApi } from '../../watch/watch-for-api.ts';
import { changesFile } from './changes-file.ts';
import { dueFile } from './due-file.ts';
import { eventsFile } from './events-file.ts';
import { explainFile } from './explain-file.ts';
import type { FileRequest } from './file-request.ts';
import { historyFile } from './history-file.ts';
import { indicatorFile } from './indicator-file.ts';
import { outlookFile } from './outlook-file.ts';
import { searchFile } from './search-file.ts';
import { sensitivityFile } from './sensitivity-file.ts';
import { sourcesFile } from './sources-file.ts';
import { verdictFile } from './verdict-file.ts';
import { catalogueFile, watchFile } from './watch-file.ts';

/** Answers with a data file; `id` is the indicator's, for the files of one. A folder with issues answers 503 with them. */
export function answerFile(file: DataFile, { locals, url }: FileRequest, id = ''): Response {
	const watch = watchForApi(locals.current);
	if (watch instanceof Response) return watch;
	const request = { locals, url, watch };
	switch (file.name) {
		case 'outlook':
			return outlookFile(file.ending, request);
		case 'history':
			return historyFile(file.ending, request);
		case 'sensitivity':
			return sensitivityFile(request);
		case 'explain':
			return explainFile(request);
		case 'indicator':
			return indicatorFile(file.ending, request, id);
		case 'events':
			return eventsFile(file.ending, request);
		case 'due':
			return dueFile(request);
		case 'changes':
			return changesFile(file.ending, request);
		case 'sources':
			return sourcesFile(file.ending, request);
		case 'search':
			return searchFile(request);
		case 'watch':
			return watchFile(request);
		case 'catalog':
			return catalogueFile(request);
		case 'og':
			return verdictFile(request);
	}
}
