import type { Day } from '#engine';
import type { Watch } from '#parse';
import { unlikeOf } from '#briefing';
import { comparisonOf, endOfRecord, endOfToday, sinceText, unlikeSinceText } from '#present';
import type { Archive, SnapshotSummary } from '../archive/archive.ts';
import { findBriefing } from './briefing.ts';

/** The newest briefing of a scenario, as the dashboard mentions it. */
export interface LastBriefing {
	readonly id: string;
	/** The day it looks at, `2026-08-03`. */
	readonly asOf: string;
	/** How that scenario's index has moved from then to today; null where either has none. */
	readonly since: string | null;
}

const PATIENCE = 500;

/** Of a watch as it stands: a briefing is read, hashed and compared once, not at every look at the dashboard. */
const kept = new WeakMap<Watch, Map<string, string | null>>();

async function sinceBriefing(
	{ id, scenario }: SnapshotSummary,
	archive: Archive,
	watch: Watch,
	today: Day
): Promise<string | null> {
	const known = kept.get(watch) ?? new Map<string, string | null>();
	kept.set(watch, known);
	const key = `${id} ${today}`;
	const before = known.get(key);
	if (before !== undefined) return before;
	const found = await findBriefing(archive, id);
	if (found?.state !== 'sound') return null;
	const [then, now] = [endOfRecord(id, found.record), endOfToday(watch, scenario, today)];
	const unlike = unlikeOf(then, now);
	const { moved } = comparisonOf(then, now);
	const since = unlike ? unlikeSinceText(then.asOf, unlike) : moved && sinceText(then.asOf, moved);
	known.set(key, since);
	return since;
}

/** Null also when the archive can't be asked, or not soon: the dashboard doesn't wait for it. */
export async function lastBriefing(
	open: () => Promise<Archive>,
	watch: Watch,
	scenario: string,
	today: Day
): Promise<LastBriefing | null> {
	const ask = async (): Promise<LastBriefing | null> => {
		const archive = await open();
		const found = await archive.latest(watch.title, scenario);
		if (found === null) return null;
		return { id: found.id, asOf: found.asOf, since: await sinceBriefing(found, archive, watch, today) };
	};
	const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null).unref());
	return Promise.race([ask().catch(() => null), late]);
}
