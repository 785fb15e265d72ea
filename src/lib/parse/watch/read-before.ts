import type { Source, Watch, WatchIndicator } from './watch.ts';

/** A sound watch that was read of the same folder, and which of its files are as they were. */
export interface ReadBefore {
	readonly watch: Watch;
	/** Whether the file at a path has the bytes that it had then. */
	readonly isSame: (path: string) => boolean;
}

/** What an indicator's files are checked against; null where another file has issues of its own. */
export interface Around {
	readonly groups: ReadonlySet<string> | null;
	readonly sources: ReadonlyMap<string, Source> | null;
}

/** Sources that are no longer there, or have another date: rows without a date of their own take theirs. */
function changedSources(before: Watch, sources: Around['sources']): ReadonlySet<string> {
	if (sources === null) return new Set();
	const dateOf = (source: Source | undefined): string => JSON.stringify(source?.issued ?? null);
	const changed = [...before.sources].filter(
		([id, source]) => !sources.has(id) || dateOf(source) !== dateOf(sources.get(id))
	);
	return new Set(changed.map(([id]) => id));
}

/**
 * Gives an indicator as it was read before where reading it anew would come to the same, and null otherwise: its two
 * files are the same, its group is still there, and so are the sources of its rows, with their dates. The very object
 * comes back, so that whatever is remembered of it stays.
 */
export function indicatorsBefore(
	before: ReadBefore,
	{ groups, sources }: Around
): (id: string) => WatchIndicator | null {
	const known = new Map(before.watch.indicators.map((one) => [one.id, one]));
	const changed = changedSources(before.watch, sources);
	return (id) => {
		const indicator = known.get(id);
		if (indicator === undefined) return null;
		if (![`${id}/indicator.yaml`, `${id}/observations.csv`].every(before.isSame)) return null;
		if (groups?.has(indicator.group) === false) return null;
		const isMoved = changed.size > 0 && indicator.observations.some(({ source }) => changed.has(source));
		return isMoved ? null : indicator;
	};
}
