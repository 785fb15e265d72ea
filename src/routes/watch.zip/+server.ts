import { isoDate } from '#present';
import { askedDay } from '#server/asked.ts';
import { dataPackage } from '#server/data-package.ts';
import { textDownload } from '#server/download.ts';
import { watchForApi } from '#server/require-watch.ts';
import type { RequestHandler } from './$types';

/** The whole watch as known on the date in the address: a Frictionless Data Package. */
export const GET: RequestHandler = ({ locals, url }) => {
	const watch = watchForApi(locals.current);
	if (watch instanceof Response) return watch;
	const asOf = askedDay(url, 'as-of', locals.today);
	return textDownload(
		`alignment-watch-${isoDate(asOf)}.zip`,
		'application/zip',
		dataPackage(watch, asOf, url.origin)
	);
};
