/** The sections of the method page, in their order: the contents and the headings. */
export const sections = {
	short: 'In two minutes',
	example: 'A worked example',
	rows: 'Observations: two dates each',
	level: 'From rows to a level',
	pull: 'From a level to a pull',
	scenario: 'Scenarios and weights',
	index: 'From pulls to the index, and the position',
	direction: 'From changes to the direction',
	confidence: 'Coverage and confidence',
	draws: 'Draws, and words for likelihood',
	sensitivity: 'What the verdict hangs on',
	compare: 'Comparing scenarios',
	history: 'History without hindsight',
	turns: 'When did a verdict turn?',
	moved: 'Why did it move?',
	edges: 'Edge cases, and what is tested',
	limits: 'What it doesn’t do',
	glossary: 'Glossary',
	reading: 'Where it comes from'
} as const;

export type SectionId = keyof typeof sections;
