import type { Day, Observations } from '#engine';
import { outlookFor } from '#ask';
import { dayText, type Watch } from '#parse';
import { scoreText, verdictsOfOutlook, verdictText, type Mark } from '#present';
import type { CurrentWatch } from '../watch/current-watch.ts';

export const MOST_MARKS = 20;

/** Twelve of a digest's 64 digits: enough to tell two states of one folder apart. */
export const shortDigest = (digest: string | null): string | null => digest?.slice(0, 12) ?? null;

function rowKeys(observations: Observations | undefined): Set<string> {
	return new Set(
		observations?.map(({ period, published, source, value, status }) =>
			[period.text, published, source, value, status].join('\n')
		)
	);
}

/** How many rows the later watch has that the earlier had not; one indicator after the other, as there may be millions. */
function newRows(before: Watch | null, now: Watch): number {
	if (before === null || before === now) return 0;
	const earlier = new Map(before.indicators.map(({ id, observations }) => [id, observations]));
	return now.indicators.reduce((sum, { id, observations }) => {
		// What was taken from the earlier reading has no new rows.
		if (observations === earlier.get(id)) return sum;
		const known = rowKeys(earlier.get(id));
		return sum + [...rowKeys(observations)].filter((key) => !known.has(key)).length;
	}, 0);
}

/** The present state's mark; `last` is the one before it, `before` the watch that it was of. */
export function markOf(
	{ watch, digest }: CurrentWatch,
	today: Day,
	last: Mark | null,
	before: Watch | null
): Mark | null {
	const scenario = watch?.scenarios.find(({ id }) => id === watch.defaultScenario);
	const short = shortDigest(digest);
	if (watch === null || scenario === undefined || short === null) return null;
	const outlook = outlookFor({ watch, scenario, asOf: today });
	return {
		digest: short,
		day: dayText(today),
		figures: (last?.figures ?? 0) + newRows(before, watch),
		index: outlook.score === null ? null : scoreText(outlook.score, outlook.threshold),
		outcome: verdictText(verdictsOfOutlook(outlook), null, watch)
	};
}
