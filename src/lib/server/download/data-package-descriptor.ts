import { GOALPOST_NAMES, STATUSES, type Watch } from '#parse';
import { citationText, figureRights, plainNameOf } from '#present';

export const indicatorColumns = [
	'id',
	'name',
	'group',
	'question',
	'unit',
	'scale',
	'frequency',
	'scored',
	'distant',
	'middle',
	'close'
] as const;

type Field = Readonly<Record<string, unknown>>;

const text = (name: string, description?: string): Field => ({
	name,
	type: 'string',
	...(description === undefined ? {} : { description })
});
const number = (name: string): Field => ({ name, type: 'number' });
const date = (name: string): Field => ({ name, type: 'date', format: 'default' });

const observationFields: readonly Field[] = [
	{ ...text('indicator'), constraints: { required: true } },
	text('period', 'as the file writes it'),
	date('periodStart'),
	date('periodEnd'),
	date('published'),
	number('value'),
	number('low'),
	number('high'),
	text('bound', 'at-least or at-most where only one side is known'),
	text('unit'),
	{ ...text('source'), constraints: { required: true } },
	text('locator'),
	{ ...text('grade', 'Admiralty code'), constraints: { pattern: '^[A-F][1-6]$' } },
	{ ...text('status', 'SDMX observation status'), constraints: { enum: STATUSES } },
	text('note'),
	{ name: 'line', type: 'integer', description: 'line in the indicator’s observations.csv' }
];

function resource(name: string, fields: readonly Field[], keys: Readonly<Record<string, unknown>>): Field {
	return {
		name,
		path: `${name}.csv`,
		profile: 'tabular-data-resource',
		format: 'csv',
		mediatype: 'text/csv',
		encoding: 'utf-8',
		schema: { fields, missingValues: [''], ...keys }
	};
}

const to = (fields: string, name: string): Field => ({ fields, reference: { resource: name, fields: 'id' } });

function resourcesOf(): readonly Field[] {
	const indicators = indicatorColumns.map((name) =>
		name === 'scored'
			? { name, type: 'boolean' }
			: GOALPOST_NAMES.some((post) => post === name)
				? number(name)
				: text(name)
	);
	const weights = [
		text('scenario'),
		text('indicator'),
		number('weight'),
		number('polarity'),
		number('assumption'),
		text('reason')
	];
	return [
		resource('observations', observationFields, {
			primaryKey: ['indicator', 'periodEnd', 'source', 'published'],
			foreignKeys: [to('indicator', 'indicators'), to('source', 'sources')]
		}),
		resource('indicators', indicators, { primaryKey: 'id' }),
		resource('weights', weights, {
			primaryKey: ['scenario', 'indicator'],
			foreignKeys: [to('indicator', 'indicators')]
		}),
		resource(
			'events',
			[
				text('id'),
				text('date'),
				text('title'),
				text('category'),
				text('source'),
				date('published'),
				text('counts'),
				{ name: 'line', type: 'integer' }
			],
			// Several sources stand in one cell, so it is no foreign key.
			{ primaryKey: 'id' }
		),
		resource(
			'sources',
			[
				...['id', 'type', 'name', 'title', 'issued', 'accessed', 'url'].map((name) => text(name)),
				number('rows'),
				number('events')
			],
			{ primaryKey: 'id' }
		)
	];
}

/** The licence of the collection, if it has one, and every source that it draws on. */
function rightsOf({ license, sources }: Watch): Field {
	return {
		...(license === undefined
			? {}
			: { licenses: [{ name: license.name, path: license.url, title: `${license.name}. ${figureRights}` }] }),
		sources: [...sources.values()].map((source) => ({
			title: citationText(source),
			...(isWebAddress(source.URL) ? { path: source.URL } : {})
		}))
	};
}

const isWebAddress = (address: string | undefined): boolean => /^https?:\/\//i.test(address ?? '');

/** The descriptor, datapackage.json, of a watch as known on a date. */
export function dataPackageOf(
	watch: Watch,
	asOf: string,
	address: string
): Readonly<Record<string, unknown>> {
	return {
		profile: 'tabular-data-package',
		name: plainNameOf(watch.title),
		id: address,
		title: watch.title,
		description: `${watch.question} Every figure known on ${asOf}, with its source, publication date and grade.`,
		homepage: new URL('.', address).href.replace(/\/$/, ''),
		version: asOf,
		keywords: ['indicators', 'policy', 'scenario analysis'],
		...rightsOf(watch),
		resources: resourcesOf()
	};
}
