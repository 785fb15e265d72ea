import { dateText } from '#present';
import type { Archive } from './archive/archive.ts';

/** The newest briefing of a scenario, as the dashboard mentions it. */
export interface LastBriefing {
	readonly id: string;
	readonly asOf: string;
	readonly score: number | null;
}

const PATIENCE = 500;

/** Null also when the archive can't be asked, or not soon: the dashboard doesn't wait for it. */
export async function lastBriefing(
	open: () => Promise<Archive>,
	watch: string,
	scenario: string
): Promise<LastBriefing | null> {
	const asked = open()
		.then((archive) => archive.latest(watch, scenario))
		.catch(() => null);
	const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null).unref());
	const found = await Promise.race([asked, late]);
	if (found === null) return null;
	const asOf = dateText(Date.parse(`${found.asOf}T00:00:00Z`) / 86_400_000);
	return { id: found.id, asOf, score: found.score };
}
