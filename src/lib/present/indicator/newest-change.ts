import { isConflict, levelOf, newsUntil, pullOf, type Day, type Figure } from '#engine';
import type { ScoredIndicator, Watch } from '#parse';
import { ageText, dateText, periodText } from '../words/date-text.ts';
import { figureText } from '../words/numbers/figure-text.ts';
import { sourceName } from '../words/names/source-text.ts';
import { conflictText, rivalText } from './rival-text.ts';

/** What an indicator's newest figure changed against its own of about a horizon before, in sentences. */
export interface NewestChange {
	/** The figure before and the figure now; null where there is nothing to compare with. */
	readonly figures: {
		readonly was: string;
		readonly wasPeriod: string;
		readonly is: string;
		readonly isPeriod: string;
	} | null;
	readonly sentences: readonly string[];
	/** What a reader must know beside the figure: aged, other sources, conflicting. */
	readonly marks: readonly string[];
}

/** `about a year`, or `about 6 months` where the watch has another horizon. */
function spanText(horizon: number): string {
	return horizon === 12 ? 'about a year' : `about ${horizon} months`;
}

function newsText({ first, news }: Figure, horizon: number): string {
	const until = dateText(Math.floor(newsUntil(first, horizon)));
	return news
		? `It is news until ${until} and counts for the direction until then, or until a newer figure comes.`
		: `It is no longer news: first published on ${dateText(first)} and without a successor by ${until}, so its change counts as 0 for the direction.`;
}

/** Editions of one publisher are sources of their own in the watch; null where both figures come from the same. */
function otherSourceText(before: string, now: string, watch: Watch): string | null {
	if (before === now) return null;
	const [was, is] = [before, now].map((id) => {
		const source = watch.sources.get(id);
		return source ? sourceName(source) : id;
	});
	return was === is
		? `The figure before comes from another edition of ${was ?? ''}.`
		: `The figure before comes from another source: ${was ?? ''}.`;
}

/** Whether both figures lie at or beyond the same outer goalpost, so that nothing between them shows. */
function isBeyondBothTimes({ value, before }: Figure, indicator: ScoredIndicator): boolean {
	const pulls = [value, before?.value ?? NaN].map((one) => pullOf(one, indicator));
	return pulls[0] === pulls[1] && (pulls[0] === 1 || pulls[0] === -1);
}

function sentencesOf(level: Figure, indicator: ScoredIndicator, watch: Watch): readonly string[] {
	const { before, chosen } = level;
	const span = spanText(watch.horizon);
	if (before === null)
		return [
			`No figure of ${span} before is in the watch to compare it with: it counts for the position, not for the direction.`
		];
	return [
		newsText(level, watch.horizon),
		otherSourceText(before.chosen.source, chosen.source, watch),
		isBeyondBothTimes(level, indicator)
			? 'It was beyond its goalpost both times, so it changes nothing.'
			: null
	].filter((sentence) => sentence !== null);
}

function marksOf(level: Figure, indicator: ScoredIndicator, watch: Watch): readonly string[] {
	const { state, ageDays, rivals } = level;
	return [
		state === 'aged' ? `aged: ${ageText(ageDays)} old, past its limit of ${indicator.staleDays} days` : null,
		rivals.length === 0 ? null : rivalText(rivals, indicator, watch),
		isConflict(level) ? conflictText : null
	].filter((mark) => mark !== null);
}

/** The newest figure against its base (method, section 7b); null without a level. */
export function newestChangeOf(watch: Watch, indicator: ScoredIndicator, asOf: Day): NewestChange | null {
	const level = levelOf(indicator, asOf, { horizon: watch.horizon });
	if (level.state === 'missing') return null;
	const { before, chosen } = level;
	return {
		figures: before && {
			was: figureText(before.chosen, indicator),
			wasPeriod: periodText(before.chosen.period.text),
			is: figureText(chosen, indicator),
			isPeriod: periodText(chosen.period.text)
		},
		sentences: sentencesOf(level, indicator, watch),
		marks: marksOf(level, indicator, watch)
	};
}
