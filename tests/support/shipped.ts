import { parseDay, type Watch, type WatchScenario } from '#parse';
import { readWatch } from '#server/watch/watch-folder.ts';
import type { BriefingRequest } from '#server/briefing/briefing.ts';

/** The watch of a folder, the shipped one unless told otherwise; throws on its issues. */
export async function watchOf(folder = 'indicators'): Promise<{ watch: Watch; digest: string }> {
	const found = await readWatch(folder);
	if ('issues' in found) throw new Error(JSON.stringify(found.issues));
	return found;
}

/** A request for a briefing on the shipped watch, with what a test is about put in its place. */
export function requestOf(
	{ watch, digest }: { watch: Watch; digest: string },
	changes: Partial<BriefingRequest> = {}
): BriefingRequest {
	const scenario = watch.scenarios.find(({ id }) => id === watch.defaultScenario) as WatchScenario;
	return {
		watch,
		digest,
		scenario,
		edited: false,
		asOf: parseDay('2026-11-25') ?? 0,
		taken: '2026-11-25T08:30:00Z',
		title: 'A test',
		judgement: null,
		corrects: null,
		...changes
	};
}
