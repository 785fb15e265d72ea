/** Parameters of the API by name: what each means, and how it is written. */
export const apiParameters = {
	scenario: { words: 'Id of the scenario; left out, the watch’s default.', schema: { type: 'string' } },
	'as-of': {
		words: 'What was known on that day; left out, today (UTC).',
		schema: { type: 'string', format: 'date' }
	},
	from: { words: 'First day of the span.', schema: { type: 'string', format: 'date' } },
	to: { words: 'Last day of the span; left out, today (UTC).', schema: { type: 'string', format: 'date' } },
	indicator: { words: 'Id of an indicator; left out, all of them.', schema: { type: 'string' } },
	category: { words: 'Category of the events; left out, all of them.', schema: { type: 'string' } },
	q: { words: 'Words that all must occur.', schema: { type: 'string', maxLength: 200 } },
	after: { words: 'Where the page before ended; `older` of an answer holds it.', schema: { type: 'string' } }
} as const;

export type ApiParameter = keyof typeof apiParameters;

const scenario = ['scenario', 'as-of'] as const;
const span = ['scenario', 'from', 'to'] as const;

/** What each address below `/api` takes, by its name. */
export const apiAddresses = {
	outlook: scenario,
	history: scenario,
	verdicts: [...scenario, 'from', 'to'],
	sensitivity: scenario,
	explain: span,
	indicators: ['as-of'],
	observations: ['indicator', 'as-of'],
	events: ['as-of', 'category'],
	sources: ['as-of'],
	briefings: ['q', 'after'],
	changes: span,
	signposts: ['as-of'],
	live: [],
	health: []
} as const satisfies Readonly<Record<string, readonly ApiParameter[]>>;
