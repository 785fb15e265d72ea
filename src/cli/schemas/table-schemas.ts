import { EVENT_COLUMNS, OBSERVATION_COLUMNS, STATUSES } from '#parse';

type Field = Readonly<Record<string, unknown>>;
type Words = readonly [title: string, description: string, rest?: Field];

const text = { type: 'string' };
const number = { type: 'number' };
const required = { constraints: { required: true } };
const date = { type: 'string', constraints: { pattern: String.raw`\d{4}(-\d\d(-\d\d)?)?` } };

const observationWords: Readonly<Record<(typeof OBSERVATION_COLUMNS)[number], Words>> = {
	period: [
		'Period',
		'What the figure describes: 2019, 2019-Q3, 2019-08, 2019-08-17, or both ends: 2020/2024.',
		{ ...text, ...required }
	],
	published: [
		'Published',
		'The day it became known; 2025-03 or 2025 mean the last day of it. Blank: when its source was issued.',
		date
	],
	value: ['Value', 'A plain decimal, without separators.', number],
	low: ['Low', 'Lower end of the range. The value itself, with a blank high: “at least”.', number],
	high: ['High', 'Upper end of the range. The value itself, with a blank low: “at most”.', number],
	source: ['Source', 'An id of sources.json.', { ...text, ...required }],
	locator: ['Locator', 'Page, table or paragraph, or how the figure was worked out.', text],
	grade: [
		'Grade',
		'Reliability of the source A to F and credibility of the statement 1 to 6: B2.',
		{ ...text, constraints: { required: true, pattern: '[A-F][1-6]' } }
	],
	status: [
		'Status',
		'Blank or A normal, E estimated, P provisional, F forecast, B break in the series, M missing.',
		{ ...text, constraints: { enum: [...STATUSES] } }
	],
	note: ['Note', 'Anything that a reader should know.', text]
};

const eventWords: Readonly<Record<(typeof EVENT_COLUMNS)[number], Words>> = {
	date: [
		'Date',
		'When it happened: 2025-03-10, 2025-03 or 2025.',
		{ ...date, constraints: { ...date.constraints, required: true } }
	],
	title: ['Title', 'What happened, in a line.', { ...text, ...required }],
	category: [
		'Category',
		'Free text; called like a group, the event is numbered on the charts of its indicators.',
		{ ...text, ...required }
	],
	source: ['Source', 'An id of sources.json.', { ...text, ...required }],
	published: [
		'Published',
		'When it became known. Blank: when its source was issued, or its own date if that is later.',
		date
	]
};

const tableSchema = (
	title: string,
	description: string,
	columns: readonly string[],
	words: Readonly<Record<string, Words>>
): Field => ({
	title,
	description,
	fields: columns.map((name) => {
		const [label, about, rest = {}] = words[name] ?? [name, ''];
		return { name, title: label, description: about, ...rest };
	}),
	missingValues: ['']
});

/** Frictionless Table Schemas of a watch's CSV files, by file name. */
export const tableSchemas: Readonly<Record<string, Field>> = {
	'observations.tableschema.json': tableSchema(
		'observations.csv',
		'One row is one figure as one source published it; rows are only ever added.',
		OBSERVATION_COLUMNS,
		observationWords
	),
	'events.tableschema.json': tableSchema(
		'events.csv',
		'Dated events that stand beside the charts; they are never scored.',
		EVENT_COLUMNS,
		eventWords
	)
};

const cslDate = {
	type: 'object',
	properties: {
		'date-parts': {
			title: 'Date parts',
			description: 'Year, month, day, as far as they are known; two of these for a range.',
			type: 'array',
			items: { type: 'array', minItems: 1, maxItems: 3, items: { type: ['integer', 'string'] } }
		},
		raw: { title: 'Raw', description: 'A date in words.', type: 'string' },
		literal: { title: 'Literal', description: 'A date in words.', type: 'string' }
	}
};

const sourceText = (title: string, description: string): Field => ({ title, description, type: 'string' });

/** sources.json: what the program reads of CSL-JSON; further fields are kept. */
export const sourcesSchema: Field = {
	$schema: 'http://json-schema.org/draft-07/schema#',
	title: 'sources.json',
	description: 'Where figures and events come from, a list in CSL-JSON as Zotero exports it.',
	type: 'array',
	items: {
		type: 'object',
		required: ['id'],
		properties: {
			id: {
				title: 'Id',
				description: 'By which rows name the source; each once.',
				type: ['string', 'integer']
			},
			type: sourceText('Type', 'As CSL names it: report, dataset, article-newspaper, webpage.'),
			title: sourceText('Title', 'The title as it stands.'),
			'container-title': sourceText('Container title', 'The newspaper, journal or site that it stood in.'),
			'container-title-short': sourceText('Short container title', 'A short name to stand beside a figure.'),
			publisher: sourceText('Publisher', 'Who published it.'),
			URL: sourceText('Address', 'Where it can be read.'),
			note: sourceText('Note', 'For whoever edits the watch; no part of the citation.'),
			author: {
				title: 'Authors',
				description: 'People with family and given name, organisations as literal.',
				type: 'array',
				items: { type: 'object' }
			},
			issued: { title: 'Issued', description: 'Serves rows whose published is blank.', ...cslDate },
			accessed: { title: 'Accessed', description: 'When it was read.', ...cslDate }
		}
	}
};
