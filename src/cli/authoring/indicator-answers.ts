import { GOALPOST_NAMES, KEBAB_CASE, parseDecimal, parseDuration, parsePeriod, parsePublished } from '#parse';
import { takenIds } from '#server/authoring/new-indicator.ts';
import type { StandingWatch } from '#server/watch/extend-watch.ts';
import type { SharedOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { answered, type Wanted } from './answers.ts';
import { type GoalpostName, goalpostQuestions } from './goalpost-names.ts';

export type AddIndicatorOptions = SharedOptions & {
	readonly contextOnly?: boolean;
} & { readonly [name in Asked | GoalpostName]?: string };

type Asked =
	| 'id'
	| 'name'
	| 'group'
	| 'question'
	| 'unit'
	| 'decimals'
	| 'scale'
	| 'frequency'
	| 'lag'
	| 'period'
	| 'value'
	| 'source'
	| 'published'
	| 'grade'
	| 'weight'
	| 'reason';

/** What is asked for, in words of the files. */
export interface IndicatorAnswers {
	readonly id: string;
	/** Keys of indicator.yaml, in order. */
	readonly fields: Readonly<Record<string, unknown>>;
	/** The first row, by column; null: none yet. */
	readonly row: Readonly<Record<string, string>> | null;
	/** In the watch's default scenario; null: it weighs nothing there. */
	readonly weight: { readonly weight: number; readonly reason: string } | null;
}

const isNumber = (text: string): boolean => parseDecimal(text) !== null;
const isWhole = (text: string): boolean => /^\d{1,5}$/.test(text);
/** `15: third-rank supplier`. */
const goalpost = /^\s*(-?[\d.]+)\s*:\s*(\S.*)$/s;
const isGoalpost = (text: string): boolean => isNumber(goalpost.exec(text)?.[1] ?? '');

function daysOf(frequency: string): number {
	const { months = 0, days = 0 } = parseDuration(frequency) ?? {};
	return Math.ceil(months * 30.5 + days);
}

/** Asks one thing after the other, each once. */
class Questions {
	constructor(
		private readonly options: AddIndicatorOptions,
		private readonly terminal: Terminal
	) {}

	ask(
		name: Asked | GoalpostName,
		question: string,
		expected: string,
		otherwise: string | null = null,
		suits?: Wanted['suits']
	): Promise<string> {
		const wanted = { option: `--${name}`, given: this.options[name], question, expected, otherwise };
		return answered(suits === undefined ? wanted : { ...wanted, suits }, this.terminal);
	}
}

async function goalpostFields(questions: Questions): Promise<Readonly<Record<string, unknown>>> {
	const posts: Record<string, { readonly at: number; readonly reason: string }> = {};
	for (const name of GOALPOST_NAMES) {
		const [, at = '', reason = ''] =
			goalpost.exec(
				await questions.ask(
					name,
					`${name}, ${goalpostQuestions[name]}, and why`,
					'a value and a reason, such as “15: third-rank supplier”',
					null,
					isGoalpost
				)
			) ?? [];
		posts[name] = { at: Number(at), reason: reason.trim() };
	}
	return posts;
}

async function rowOf(questions: Questions, { watch }: StandingWatch): Promise<IndicatorAnswers['row']> {
	const periods = 'a period such as 2025, 2025-Q3 or 2025-08';
	const suitsPeriod = (text: string): boolean => text === '' || parsePeriod(text) !== null;
	const period = await questions.ask(
		'period',
		'Period of the first figure (blank: none yet)',
		periods,
		'',
		suitsPeriod
	);
	if (period === '') return null;
	const value = await questions.ask('value', 'Its value', 'a plain decimal number', null, isNumber);
	const ids = [...watch.sources.keys()];
	const few = ids.length > 12 ? '' : `: ${ids.join(', ')}`;
	const source = await questions.ask(
		'source',
		`Its source${few}`,
		'the id of a source in sources.json; add-source adds one',
		ids.length === 1 ? (ids[0] ?? null) : null,
		(text) => watch.sources.has(text)
	);
	const dates = 'a date such as 2026-03-09, 2026-03 or 2026';
	const published = await questions.ask(
		'published',
		'Published on (blank: when the source was issued)',
		dates,
		'',
		(text) => text === '' || parsePublished(text) !== null
	);
	const grade = await questions.ask(
		'grade',
		'Grade: source A to F, statement 1 to 6',
		'a grade such as B2',
		'B3',
		(text) => /^[A-F][1-6]$/.test(text)
	);
	return { period, published, value, source, grade };
}

async function weightOf(questions: Questions, scenario: string): Promise<IndicatorAnswers['weight']> {
	const suits = (text: string): boolean => isNumber(text) && Number(text) >= 0 && Number(text) <= 100;
	const weight = await questions.ask(
		'weight',
		`Weight in ${scenario}, 0 to 100`,
		'a number from 0 to 100',
		'0',
		suits
	);
	if (Number(weight) === 0) return null;
	const reason = await questions.ask('reason', 'Why this weight', 'a reason');
	return { weight: Number(weight), reason };
}

/** Name, group, question and unit. */
async function wordFields(
	questions: Questions,
	groups: readonly string[]
): Promise<IndicatorAnswers['fields']> {
	const list = groups.join(', ');
	return {
		name: await questions.ask('name', 'Name', 'a name'),
		group: await questions.ask(
			'group',
			`Group: ${list}`,
			`one of ${list}`,
			groups.length === 1 ? (groups[0] ?? null) : null,
			(text) => groups.includes(text)
		),
		question: await questions.ask('question', 'The question it answers', 'a question'),
		unit: await questions.ask('unit', 'Unit', 'a unit, such as % of trade'),
		decimals: Number(
			await questions.ask('decimals', 'Decimals printed', 'a whole number from 0 to 10', '0', (text) =>
				/^(?:\d|10)$/.test(text)
			)
		),
		scale: await questions.ask(
			'scale',
			'Scale, linear or log',
			'linear or log',
			'linear',
			(text) => text === 'linear' || text === 'log'
		)
	};
}

/** How often a figure comes, and from that how long one is fresh: until the next is due; not stale before one that was missed is due as well. */
async function timeFields(questions: Questions, scored: boolean): Promise<IndicatorAnswers['fields']> {
	const frequency = await questions.ask(
		'frequency',
		'How often a new period appears',
		'a duration such as P1Y, P3M, P1M or P7D',
		'P1Y',
		(text) => parseDuration(text) !== null
	);
	const lag = Number(
		await questions.ask(
			'lag',
			'Usual days from the end of a period to its publication',
			'a whole number of days',
			'60',
			isWhole
		)
	);
	const step = daysOf(frequency);
	const limits = { fresh_days: lag + step + 30, stale_days: lag + 2 * step + 60 };
	return { frequency, publication_lag_days: lag, ...(scored ? limits : { context_only: true }) };
}

/** Asks for everything that a new indicator of a watch needs; for its first row where no file brings the rows. */
export async function indicatorAnswers(
	options: AddIndicatorOptions,
	terminal: Terminal,
	standing: StandingWatch,
	asksForRow = true
): Promise<IndicatorAnswers> {
	const { watch } = standing;
	const questions = new Questions(options, terminal);
	const scored = options.contextOnly !== true;
	const taken = takenIds(standing);
	const id = await questions.ask(
		'id',
		'Id, the name of its folder',
		'an id in kebab-case that no indicator has yet',
		null,
		(text) => KEBAB_CASE.test(text) && !taken.has(text)
	);
	const words = await wordFields(
		questions,
		watch.groups.map((group) => group.id)
	);
	const posts = scored ? { goalposts: await goalpostFields(questions) } : {};
	const times = await timeFields(questions, scored);
	return {
		id,
		fields: { ...words, ...posts, ...times },
		row: asksForRow ? await rowOf(questions, standing) : null,
		weight: scored ? await weightOf(questions, watch.defaultScenario) : null
	};
}
