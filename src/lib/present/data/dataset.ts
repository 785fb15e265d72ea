import type { Day } from '#engine';
import { dayText, type Source, type Watch, type WatchIndicator } from '#parse';
import { citationText } from '../words/names/source-text.ts';
import { rangeOf } from '../value-range.ts';

type JsonLd = Readonly<Record<string, unknown>>;

const download = (url: string, encodingFormat: string): JsonLd => ({
	'@type': 'DataDownload',
	encodingFormat,
	contentUrl: url
});

function coverageOf({ observations }: WatchIndicator): string | undefined {
	const span = rangeOf(observations.flatMap(({ period }) => [period.start, period.end]));
	return span === null ? undefined : span.map(dayText).join('/');
}

/** What stands beside the licence of a collection wherever it is named: it covers no publisher's figure. */
export const figureRights = 'Rights in the figures stay with their sources.';

const licenseOf = ({ license }: Watch): JsonLd =>
	license === undefined ? {} : { license: license.url, copyrightNotice: figureRights };

/** The sources of the rows known on a date, each once, in the order of the rows. */
function sourcesKnown(watch: Watch, { observations }: WatchIndicator, asOf: Day): readonly Source[] {
	const ids = observations.filter(({ published }) => published <= asOf).map(({ source }) => source);
	return [...new Set(ids)].flatMap((id) => watch.sources.get(id) ?? []);
}

const workOf = (source: Source): JsonLd => ({
	'@type': 'CreativeWork',
	name: citationText(source),
	...(/^https?:\/\//i.test(source.URL ?? '') ? { url: source.URL } : {})
});

/** An indicator as a schema.org Dataset. */
export function indicatorDataset(watch: Watch, indicator: WatchIndicator, asOf: Day, origin: string): JsonLd {
	const page = `${origin}/indicators/${indicator.id}`;
	const query = `?as-of=${dayText(asOf)}`;
	return {
		'@context': 'https://schema.org',
		'@type': 'Dataset',
		'@id': page,
		url: page,
		name: `${indicator.name} (${watch.title})`,
		description: `${indicator.question} In ${indicator.unit}. Every figure with its source, publication date and grade.`,
		variableMeasured: { '@type': 'PropertyValue', name: indicator.name, unitText: indicator.unit },
		temporalCoverage: coverageOf(indicator),
		version: dayText(asOf),
		isAccessibleForFree: true,
		...licenseOf(watch),
		isBasedOn: sourcesKnown(watch, indicator, asOf).map(workOf),
		includedInDataCatalog: { '@type': 'DataCatalog', name: watch.title, url: `${origin}/catalog.jsonld` },
		distribution: [
			download(`${page}.csv${query}`, 'text/csv'),
			download(`${page}.json${query}`, 'application/json')
		]
	};
}

/** The whole watch as a schema.org Dataset. */
export function watchDataset(watch: Watch, asOf: Day, origin: string): JsonLd {
	return {
		'@context': 'https://schema.org',
		'@type': 'Dataset',
		'@id': `${origin}/`,
		url: `${origin}/`,
		name: watch.title,
		description: `${watch.question} Indicators with sources, publication dates and grades, weighed by scenarios.`,
		version: dayText(asOf),
		isAccessibleForFree: true,
		...licenseOf(watch),
		// All of them by name would be the heaviest thing on the page.
		isBasedOn: `${origin}/sources.json`,
		distribution: [
			download(`${origin}/watch.zip?as-of=${dayText(asOf)}`, 'application/zip'),
			download(`${origin}/outlook.json?as-of=${dayText(asOf)}`, 'application/json'),
			download(`${origin}/history.csv?as-of=${dayText(asOf)}`, 'text/csv')
		]
	};
}

const dcatFile = (address: string, mediaType: string): JsonLd => ({
	'@type': 'dcat:Distribution',
	'dcat:downloadURL': { '@id': address },
	'dcat:mediaType': mediaType
});

/** The watch and its indicators as a DCAT catalogue in JSON-LD. */
export function dcatCatalogue(watch: Watch, asOf: Day, origin: string): JsonLd {
	return {
		'@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' },
		'@id': `${origin}/catalog.jsonld`,
		'@type': 'dcat:Catalog',
		'dct:title': watch.title,
		'dct:description': watch.question,
		'dct:modified': dayText(asOf),
		...(watch.license === undefined
			? {}
			: { 'dct:license': { '@id': watch.license.url }, 'dct:rights': figureRights }),
		'dcat:dataset': [
			{
				'@id': `${origin}/`,
				'@type': 'dcat:Dataset',
				'dct:title': watch.title,
				'dcat:distribution': [dcatFile(`${origin}/watch.zip`, 'application/zip')]
			},
			...watch.indicators.map(({ id, name, question }) => ({
				'@id': `${origin}/indicators/${id}`,
				'@type': 'dcat:Dataset',
				'dct:title': name,
				'dct:description': question,
				'dcat:distribution': [
					dcatFile(`${origin}/indicators/${id}.csv`, 'text/csv'),
					dcatFile(`${origin}/indicators/${id}.json`, 'application/json')
				]
			}))
		]
	};
}

/** JSON-LD as it may stand in a page: nothing in it can end the script element. */
export function jsonLdText(data: JsonLd): string {
	return JSON.stringify(data).replaceAll('<', '\\u003c');
}
