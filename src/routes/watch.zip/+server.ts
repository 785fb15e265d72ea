import { dayText, knownDays } from '#parse';
import { requestedDay } from '#server/http/request-parameters.ts';
import { dataPackage } from '#server/download/data-package.ts';
import { textDownload } from '#server/download/download.ts';
import { watchForApi } from '#server/watch/require-watch.ts';
import type { RequestHandler } from './$types';

/** The whole watch as known on the date in the address: a Frictionless Data Package. */
export const GET: RequestHandler = ({ locals, url }) => {
	const watch = watchForApi(locals.current);
	if (watch instanceof Response) return watch;
	const asOf = requestedDay(url, 'as-of', knownDays(watch, locals.today), locals.today);
	return textDownload(
		`alignment-watch-${dayText(asOf)}.zip`,
		'application/zip',
		dataPackage(watch, asOf, url.origin)
	);
};
