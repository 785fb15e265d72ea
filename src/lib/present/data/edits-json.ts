import { differencesOf, type LensDifference, type Watch, type WatchScenario } from '#parse';

/** One indicator's edits: each from what the scenario's file says to what counts; null where nothing is edited. */
type EditJson = Omit<LensDifference, 'id'> & { readonly indicator: string };

/** What an address adds to a scenario of the watch: a reader's own name for it, and what is edited. */
export interface EditsJson {
	readonly lens?: string;
	readonly edits?: readonly EditJson[];
}

/** What an answer departs in from the watch's scenario of that id; nothing where it is as the file has it. */
export function editsJson(scenario: WatchScenario, { scenarios }: Pick<Watch, 'scenarios'>): EditsJson {
	const base = scenarios.find(({ id }) => id === scenario.id);
	const edits = base === undefined ? [] : differencesOf(base, scenario);
	return {
		...(scenario.lens === undefined ? {} : { lens: scenario.lens }),
		...(edits.length === 0 ? {} : { edits: edits.map(({ id, ...edit }) => ({ indicator: id, ...edit })) })
	};
}
