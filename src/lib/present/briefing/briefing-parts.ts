import { isConflict, type Observation, type Outlook } from '#engine';
import { type ScoredIndicator, type Source, type Watch } from '#parse';
import { editsOfRecord, type SnapshotRecord } from '#briefing';
import { weightText } from './difference-view.ts';
import { periodText } from '../words/date-text.ts';
import { valueText } from '../words/numbers/number-text.ts';
import { citationText, cslDateText, sourceName } from '../words/names/source-text.ts';
import { missingReasonText } from '../words/labels.ts';
import { isolated } from '../words/names/isolated.ts';

/** A source as the last page lists it. */
export interface NumberedSource {
	readonly number: number;
	readonly id: string;
	readonly text: string;
	/** Null unless it is an address that may be linked to. */
	readonly url: string | null;
}

export interface WeightView {
	readonly id: string;
	readonly name: string;
	readonly weight: string;
	/** Before it was edited; null where it wasn't. */
	readonly before: string | null;
	readonly reversed: boolean;
	readonly reason: string;
}

type Parts = Outlook['indicators'];

/** The parts that carry weight, heaviest first. */
function weighedParts(outlook: Outlook): Parts {
	return outlook.indicators.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
}

/** Sources of the chosen rows and of their rivals, numbered as the table names them. */
export function numberedSources(
	ordered: Parts,
	sources: ReadonlyMap<string, Source>
): readonly NumberedSource[] {
	const ids = new Set<string>();
	const rivals: string[] = [];
	for (const { level, state } of ordered) {
		if (level.state === 'missing' || state === 'assumed') continue;
		ids.add(level.chosen.source);
		rivals.push(...level.rivals.map(({ source }) => source));
	}
	for (const id of rivals) ids.add(id);
	return [...ids].map((id, at) => {
		const source = sources.get(id);
		const accessed = cslDateText(source?.accessed);
		const url = source?.URL ?? null;
		return {
			number: at + 1,
			id,
			text: source === undefined ? id : `${citationText(source)}${accessed ? ` Read ${accessed}.` : ''}`,
			url: url !== null && /^https?:\/\//.test(url) ? url : null
		};
	});
}

/**
 * The weights with their reasons, heaviest first; those that were edited down to 0 as well. A reason stands beside the
 * weight that it was given for.
 */
export function weightViews(
	outlook: Outlook,
	indicators: ReadonlyMap<string, ScoredIndicator>,
	record: Pick<SnapshotRecord, 'scenario' | 'reference'>
): readonly WeightView[] {
	const reasons = new Map(record.scenario.weights.map(({ indicator, reason }) => [indicator, reason]));
	const edits = new Map((editsOfRecord(record) ?? []).map((edit) => [edit.id, edit]));
	return outlook.indicators
		.filter(({ id, weight }) => weight > 0 || (edits.get(id)?.weight ?? null) !== null)
		.toSorted((a, b) => b.weight - a.weight)
		.map(({ id, weight, polarity }) => {
			const before = edits.get(id)?.weight?.from;
			return {
				id,
				name: indicators.get(id)?.name ?? id,
				weight: weightText(weight),
				before: before === undefined ? null : weightText(before),
				reversed: polarity === -1,
				reason: reasons.get(id) ?? 'no reason given'
			};
		});
}

/** Names of the indicators that this lens doesn't weigh, and that nobody edited down to 0. */
export function unweighedNames(
	outlook: Outlook,
	indicators: ReadonlyMap<string, ScoredIndicator>,
	weights: readonly WeightView[]
): readonly string[] {
	const told = new Set(weights.map(({ id }) => id));
	return outlook.indicators.flatMap(({ id }) => (told.has(id) ? [] : (indicators.get(id)?.name ?? id)));
}

function conflictText(
	{ name, unit, decimals }: ScoredIndicator,
	rows: readonly Observation[],
	sources: Watch['sources']
): string {
	const said = rows.map(({ value, source }) => {
		const known = sources.get(source);
		return `${value === null ? 'none' : valueText(value, unit, decimals)} (${known ? sourceName(known) : source})`;
	});
	return `${isolated(name)}: sources conflict for ${periodText(rows[0]?.period.text ?? '')}: ${said.join(', ')}. The best graded one counts; the others widen the range.`;
}

/** What a reader must know of the figures: aged, missing, conflicting, assumed; and one weight over half. */
export function caveatsOf(outlook: Outlook, watch: Watch): readonly string[] {
	const indicators = new Map(watch.indicators.map((one) => [one.id, one]));
	const found = weighedParts(outlook).flatMap((part) => {
		const indicator = indicators.get(part.id);
		if (!indicator || indicator.contextOnly) return [];
		const { level, state, value, id } = part;
		const { name, unit, decimals, staleDays } = indicator;
		if (state === 'assumed') {
			const reason = watch.scenarios[0]?.assumptions.get(id)?.reason ?? 'no reason given';
			return [
				`${isolated(name)}: assumed to be ${value === null ? 'none' : valueText(value, unit, decimals)}, not observed (${reason}).`
			];
		}
		if (level.state === 'missing')
			return [`${isolated(name)}: missing, not counted: ${missingReasonText[level.reason]}.`];
		const aged =
			level.state === 'aged'
				? [
						`${isolated(name)}: the newest figure is ${level.ageDays} days old, past its limit of ${staleDays}. It still counts, with a wider range.`
					]
				: [];
		return isConflict(level)
			? [...aged, conflictText(indicator, [level.chosen, ...level.rivals], watch.sources)]
			: aged;
	});
	const heavy = outlook.dictators.map(
		(id) => `${indicators.get(id)?.name ?? id} alone holds more than half of the weight that counts.`
	);
	return [...found, ...heavy];
}
