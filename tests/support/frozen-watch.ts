import { parseDay, type Watch, type WatchScenario } from '#parse';
import { readWatch } from '#server/watch/watch-folder.ts';
import type { BriefingRequest } from '#server/briefing/briefing.ts';

/**
 * The shipped watch as it stood on one day, kept for tests of the program: whoever changes a figure, a weight or a name
 * in `indicators/` breaks none of them. Tests of the watch itself are in tests/truth.
 */
export const FROZEN_WATCH = 'tests/fixtures/watch';

/** A day by its date, `2026-11-22`. */
export const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

export async function frozenWatch(): Promise<Watch> {
	return (await watchOf()).watch;
}

/** The watch of a folder, the frozen one unless told otherwise; throws on its issues. */
export async function watchOf(folder = FROZEN_WATCH): Promise<{ watch: Watch; digest: string }> {
	const found = await readWatch(folder);
	if ('issues' in found) throw new Error(JSON.stringify(found.issues));
	return found;
}

/** A request for a briefing on the frozen watch, with what a test is about put in its place. */
export function requestOf(
	{ watch, digest }: { watch: Watch; digest: string },
	changes: Partial<BriefingRequest> = {}
): BriefingRequest {
	const scenario = watch.scenarios.find(({ id }) => id === watch.defaultScenario) as WatchScenario;
	return {
		watch,
		digest,
		scenario,
		reasons: new Map(),
		signed: { author: '', organisation: '', handling: '' },
		asOf: parseDay('2026-11-25') ?? 0,
		taken: '2026-11-25T08:30:00Z',
		title: 'A test',
		judgement: null,
		corrects: null,
		...changes
	};
}
