import { differencesOf, type LensDifference, type Watch, type WatchScenario } from '#parse';

/** One indicator's edits: each from what the scenario's file says to what counts; null where nothing is edited. */
type EditJson = Omit<LensDifference, 'id'> & { readonly indicator: string };

/** What an answer is edited in against the watch's scenario of that name; nothing where it is as the file has it. */
export function editsJson(
	scenario: WatchScenario,
	{ scenarios }: Pick<Watch, 'scenarios'>
): { readonly edits?: readonly EditJson[] } {
	const base = scenarios.find(({ id }) => id === scenario.id);
	const edits = base === undefined ? [] : differencesOf(base, scenario);
	return edits.length === 0 ? {} : { edits: edits.map(({ id, ...edit }) => ({ indicator: id, ...edit })) };
}
