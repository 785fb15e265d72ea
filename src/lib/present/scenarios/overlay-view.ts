import type { Decisive, LaidEntry, LaidRow, Overlay } from '#ask';
import type { Outlook } from '#engine';
import type { ScoredIndicator, VerdictNames } from '#parse';
import { weightText } from '../briefing/difference-view.ts';
import { isolated } from '../words/names/isolated.ts';
import { valueText } from '../words/numbers/number-text.ts';

/** Several lenses over one another, in words. */
export interface OverlayView {
	/** Whether what they weigh differently matters for either verdict. */
	readonly sentence: string;
	readonly rows: readonly {
		readonly id: string;
		readonly name: string;
		readonly spread: string;
		readonly cells: readonly {
			readonly weight: string;
			readonly reversed: boolean;
			/** `if 12.0%`; null where nothing is assumed. */
			readonly assumed: string | null;
		}[];
	}[];
}

type Names = ReadonlyMap<string, Pick<ScoredIndicator, 'name' | 'unit' | 'decimals'>>;

/** Longer lists of what a verdict hangs on are counted. */
const MOST_NAMED = 3;
const listText = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const numbers = ['', '', 'Both', 'All three', 'All four', 'All five', 'All six', 'All seven', 'All eight'];

const everyone = (count: number): string => numbers[count] ?? `All ${count}`;
const nameOf = (id: string, names: Names): string => isolated(names.get(id)?.name ?? id);

const weightOf = ({ weight: { weight, polarity } }: LaidEntry): string =>
	`${weightText(weight)}${polarity === -1 && weight > 0 ? ' reversed' : ''}`;

function assumedText({ assumption }: LaidEntry, id: string, names: Names): string | null {
	if (assumption === null) return null;
	const { unit = '', decimals = 1 } = names.get(id) ?? {};
	return `if ${valueText(assumption.value, unit, decimals)}`;
}

/** `Trade 50/0/20`; a what-if goes with its weight. */
function rowText({ id, entries }: LaidRow, names: Names): string {
	const parts = entries.map((entry) => {
		const assumed = assumedText(entry, id, names);
		return assumed === null ? weightOf(entry) : `${weightOf(entry)} ${assumed}`;
	});
	return `${nameOf(id, names)} ${parts.join('/')}`;
}

/** `because of Trade 50/0/20`: what all would have to hold alike for the verdict to be one. */
function becauseText({ rows, alone }: Decisive, names: Names): string {
	const named = rows.slice(0, MOST_NAMED).map((row) => rowText(row, names));
	if (named.length === 0) return 'because of many weights together';
	if (alone) return `because of ${named.join('')}`;
	const more = rows.length - named.length;
	return `because of ${listText.format(more > 0 ? [...named, `${more} more`] : named)} together`;
}

interface VerdictOfAll {
	readonly decisive: Decisive | null;
	/** What all say; or who says what. */
	readonly said: string;
}

function verdictOfAll<Verdict extends string>(
	decisive: Decisive | null,
	outlooks: readonly Outlook[],
	verdictOf: (outlook: Outlook) => Verdict | null,
	{
		called,
		names,
		none
	}: { called: readonly string[]; names: Readonly<Record<Verdict, string>>; none: string }
): VerdictOfAll {
	const sides = new Map<string, string[]>();
	for (const [at, outlook] of outlooks.entries()) {
		const verdict = verdictOf(outlook);
		const word = verdict === null ? none : names[verdict].toLowerCase();
		sides.set(word, [...(sides.get(word) ?? []), isolated(called[at] ?? '')]);
	}
	const said =
		decisive === null
			? [...sides.keys()].join('')
			: [...sides].map(([word, who]) => `${word}: ${listText.format(who)}`).join('; ');
	return { decisive, said };
}

/** One sentence on whether the lenses disagree, and because of what. */
function sentenceOf(
	overlay: Overlay,
	called: readonly string[],
	verdicts: VerdictNames,
	names: Names
): string {
	const { outlooks, rows } = overlay;
	const all = everyone(outlooks.length);
	const close = verdictOfAll(overlay.position, outlooks, ({ position }) => position, {
		called,
		names: verdicts.positions,
		none: 'no position'
	});
	const way = verdictOfAll(overlay.direction, outlooks, ({ direction }) => direction.verdict, {
		called,
		names: verdicts.directions,
		none: 'no direction'
	});
	const because = (one: VerdictOfAll): string =>
		one.decisive === null ? '' : ` (${one.said}) ${becauseText(one.decisive, names)}`;
	if (close.decisive === null && way.decisive === null) {
		const said = `${all} say ${close.said} and ${way.said}`;
		return rows.length === 0
			? `${said}: they weigh everything alike.`
			: `${said}: what they weigh differently matters for neither verdict.`;
	}
	if (close.decisive === null) return `${all} say ${close.said}; they disagree on direction${because(way)}.`;
	if (way.decisive === null) return `${all} say ${way.said}; they disagree on how close${because(close)}.`;
	return `They disagree on both verdicts: on how close${because(close)}; on direction${because(way)}.`;
}

/** Lenses over one another: the sentence, and the rows that differ. `called` are their names, in their order. */
export function overlayViewOf(
	overlay: Overlay,
	called: readonly string[],
	indicators: readonly ScoredIndicator[],
	verdicts: VerdictNames
): OverlayView {
	const names: Names = new Map(indicators.map((one) => [one.id, one]));
	return {
		sentence: sentenceOf(overlay, called, verdicts, names),
		rows: overlay.rows.map(({ id, entries, spread }) => ({
			id,
			name: names.get(id)?.name ?? id,
			spread: weightText(spread),
			cells: entries.map((entry) => ({
				weight: weightText(entry.weight.weight),
				reversed: entry.weight.polarity === -1,
				assumed: assumedText(entry, id, names)
			}))
		}))
	};
}
