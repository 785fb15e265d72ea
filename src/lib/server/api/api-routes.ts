import type { GenericSchema } from 'valibot';
import type { DataFile } from '#present';
import {
	briefingsAnswer,
	indicatorsAnswer,
	observationsAnswer,
	signpostsAnswer,
	sourcesAnswer,
	verdictsAnswer,
	type ApiCall
} from './api-answers.ts';
import { apiAddresses, type ApiParameter } from './api-parameters.ts';
import { changesShape } from './changes-shape.ts';
import {
	briefingsShape,
	eventsShape,
	indicatorsShape,
	observationsShape,
	signpostListShape,
	sourcesShape
} from './list-shapes.ts';
import {
	explainShape,
	historyShape,
	outlookShape,
	sensitivityShape,
	verdictsShape
} from './outlook-shapes.ts';
import { healthShape, liveShape } from './state-shapes.ts';

/** One address below `/api`. */
export interface ApiRoute {
	readonly name: string;
	readonly words: string;
	readonly parameters: readonly ApiParameter[];
	/** Whether weights, polarities and what-ifs (`w.ID`, `p.ID`, `x.ID`) change the answer. */
	readonly edits: boolean;
	/** Of the answer. */
	readonly shape: GenericSchema;
	/** A data file that gives the same, a function of its own, or null where it has a route of its own. */
	readonly answer: DataFile | ((call: ApiCall) => object | Promise<object>) | null;
}

const route = (
	name: keyof typeof apiAddresses,
	words: string,
	shape: GenericSchema,
	answer: ApiRoute['answer'],
	edits = false
): ApiRoute => ({ name, words, parameters: apiAddresses[name], shape, answer, edits });

/** Every address of the API, but for its own description. */
export const API_ROUTES: readonly ApiRoute[] = [
	route(
		'outlook',
		'Score, position, change and direction, and what goes with them',
		outlookShape,
		{ name: 'outlook', ending: 'json' },
		true
	),
	route(
		'history',
		'The same month by month, in each reading',
		historyShape,
		{ name: 'history', ending: 'json' },
		true
	),
	route(
		'verdicts',
		'Every day on which a verdict turned, and the figures that turned it',
		verdictsShape,
		verdictsAnswer,
		true
	),
	route(
		'sensitivity',
		'What the verdicts hang on',
		sensitivityShape,
		{ name: 'sensitivity', ending: 'json' },
		true
	),
	route('explain', 'Why the score moved between two days', explainShape, {
		name: 'explain',
		ending: 'json'
	}),
	route('indicators', 'Every indicator, with its latest figure', indicatorsShape, indicatorsAnswer),
	route('observations', 'Rows as known on a day', observationsShape, observationsAnswer),
	route('events', 'Dated events', eventsShape, { name: 'events', ending: 'json' }),
	route('sources', 'Every source, with how many rows and events rest on it', sourcesShape, sourcesAnswer),
	route('briefings', 'Briefings, newest first, fifty at a time', briefingsShape, briefingsAnswer),
	route('changes', 'What was published between two days, and what it did', changesShape, {
		name: 'changes',
		ending: 'json'
	}),
	route(
		'signposts',
		'What would change the watch’s mind: marks, distances, crossings',
		signpostListShape,
		signpostsAnswer
	),
	route('live', 'What an open page follows; as a stream to who accepts text/event-stream', liveShape, null),
	route('health', 'How the server is', healthShape, null)
];
