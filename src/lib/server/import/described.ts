import { parseDuration, parsePublished } from '#parse';
import type { NewIndicator } from '../authoring/new-indicator.ts';
import { takenIds } from '../authoring/new-indicator.ts';
import { cslDate, type SourceEntry } from '../authoring/watch-text.ts';
import type { StandingWatch } from '../watch/extend-watch.ts';

/** What a reader says of a new indicator. */
export type Description = Pick<NewIndicator, 'id' | 'fields' | 'source' | 'grade'>;

/** Usual days from the end of a period to its publication, until somebody knows better. */
const LAG = 60;
const LONGEST_ID = 60;

/** The indicator that the fields of a form describe, or what is wrong with them, in words. It weighs nothing. */
export function describedOf(
	text: (field: string) => string,
	guessed: { readonly decimals: string; readonly frequency: string },
	published: string,
	standing: StandingWatch
): Description | { readonly wrong: readonly string[] } {
	const { watch } = standing;
	const frequency = text('frequency') || guessed.frequency;
	const grade = text('reliability') + text('credibility');
	const wrong: string[] = [];
	const need = (isRight: boolean, sentence: string): void => {
		if (!isRight) wrong.push(sentence);
	};
	need(text('name') !== '', 'Say what the indicator is called.');
	need(text('question') !== '', 'Say which question it answers.');
	need(text('unit') !== '', 'Say in which unit the figures are.');
	need(
		watch.groups.some(({ id }) => id === text('group')),
		'Choose a group.'
	);
	need(parseDuration(frequency) !== null, 'Say how often a new figure appears.');
	need(/^[A-F][1-6]$/.test(grade), 'Grade the source and its figures.');
	const source = sourceOf(text, published, standing);
	need(
		source !== null,
		'Choose a source, or give a new one its title and, if it has one, its address (https://…).'
	);
	if (wrong.length > 0 || source === null) return { wrong };
	const fields = {
		name: text('name'),
		group: text('group'),
		question: text('question'),
		unit: text('unit'),
		decimals: Number(guessed.decimals),
		scale: 'linear',
		frequency,
		publication_lag_days: LAG,
		context_only: true
	};
	return { id: freeId(text('name'), takenIds(standing)), fields, source, grade };
}

function sourceOf(
	text: (field: string) => string,
	published: string,
	{ watch }: StandingWatch
): NewIndicator['source'] | null {
	const known = text('source');
	if (watch.sources.has(known)) return { id: known, entry: null };
	const [title, publisher, url] = [text('source-title'), text('source-publisher'), text('source-url')];
	const isAddress = url === '' || (URL.canParse(url) && /^https?:/.test(url));
	if (title === '' || !isAddress || parsePublished(published) === null) return null;
	const id = freeId(`${publisher} ${title}`, new Set(watch.sources.keys()));
	const entry: SourceEntry = {
		id,
		type: 'dataset',
		title,
		...(publisher === '' ? {} : { publisher }),
		issued: cslDate(published),
		...(url === '' ? {} : { URL: url })
	};
	return { id, entry };
}

/** An id in kebab-case made of a name, with a number where it is taken. */
function freeId(name: string, taken: ReadonlySet<string>): string {
	const plain = name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, LONGEST_ID)
		.replace(/^-+|-+$/g, '');
	const first = /^[a-z]/.test(plain) ? plain : `table${plain === '' ? '' : `-${plain}`}`;
	for (let number = 1; ; number += 1) {
		const id = number === 1 ? first : `${first}-${number}`;
		if (!taken.has(id)) return id;
	}
}
