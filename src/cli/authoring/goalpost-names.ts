/** The goalposts of an indicator.yaml from one end of its scale to the other, and what each asks for. */
export const goalpostNames = ['weakens', 'neutral', 'deepens'] as const;

export type GoalpostName = (typeof goalpostNames)[number];

export const goalpostQuestions: Readonly<Record<GoalpostName, string>> = {
	weakens: 'a value at which the two clearly drift apart',
	neutral: 'a value that says nothing either way',
	deepens: 'a value at which the two clearly draw together'
};

/** The verdict's words, as lines of watch.yaml. */
export const verdictLines = `# The words for the three verdicts, as headlines print them.
outcomes: { weakens: Weakening, holds: Holding, deepens: Deepening }`;
