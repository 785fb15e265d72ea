import { dayText, knownDays } from '#parse';
import { dcatCatalogue, fileNameOf } from '#present';
import { requestedDay } from '../../http/request-parameters.ts';
import { dataPackage } from '../data-package.ts';
import { download } from '../download.ts';
import type { WatchFileRequest } from './file-request.ts';

/** The whole watch as known on the date in the address: a Frictionless Data Package. */
export function watchFile({ locals, url, watch }: WatchFileRequest): Response {
	const asOf = requestedDay(url, 'as-of', knownDays(watch, locals.today), locals.today);
	return download(
		`${fileNameOf(watch.title)}-${dayText(asOf)}.zip`,
		'application/zip',
		dataPackage(watch, asOf, locals.site)
	);
}

/** The watch and every indicator as a DCAT catalogue. */
export function catalogueFile({ locals, watch }: WatchFileRequest): Response {
	return new Response(JSON.stringify(dcatCatalogue(watch, locals.today, locals.site), null, '\t'), {
		headers: { 'content-type': 'application/ld+json; charset=utf-8' }
	});
}
