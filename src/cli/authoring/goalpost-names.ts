import type { GOALPOST_NAMES } from '#parse';

export type GoalpostName = (typeof GOALPOST_NAMES)[number];

/** What each goalpost of an indicator.yaml asks for. */
export const goalpostQuestions: Readonly<Record<GoalpostName, string>> = {
	distant: 'a value at which the two clearly stand apart',
	middle: 'a value that says nothing either way',
	close: 'a value at which the two clearly stand close'
};

/** The verdicts' words, as lines of watch.yaml. */
export const verdictLines = `# The words for how close the two stand and which way it goes, as headlines print them.
positions: { distant: Distant, mixed: Mixed, close: Close }
directions: { weakening: Weakening, holding: Holding, deepening: Deepening }`;
