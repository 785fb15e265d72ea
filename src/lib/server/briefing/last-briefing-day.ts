import type { Day } from '#engine';
import { parseDay, type Watch } from '#parse';
import type { Archive } from '../archive/archive.ts';

const PATIENCE = 500;

/** The day that the newest briefing of a scenario is about; null without one, and when the archive can't be asked soon. */
export async function lastBriefingDay(
	open: () => Promise<Archive>,
	watch: Watch,
	scenario: string
): Promise<Day | null> {
	const ask = async (): Promise<Day | null> => {
		const found = await (await open()).latest(watch.title, scenario);
		return found === null ? null : parseDay(found.asOf);
	};
	const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null).unref());
	return Promise.race([ask().catch(() => null), late]);
}
