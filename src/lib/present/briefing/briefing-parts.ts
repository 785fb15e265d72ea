import { isConflict, type Observation, type Outlook } from '#engine';
import { type ScoredIndicator, type Source, type Watch } from '#parse';
import { type SnapshotRecord, YARDSTICKS } from '#briefing';
import { periodText } from '../words/date-text.ts';
import { numberText, valueText } from '../words/number-text.ts';
import { citationText, cslDateText, sourceName } from '../words/source-text.ts';
import { confidenceText, missingReasonText } from '../words/words.ts';

/** A source as the last page lists it. */
export interface NumberedSource {
	readonly number: number;
	readonly id: string;
	readonly text: string;
	/** Null unless it is an address that may be linked to. */
	readonly url: string | null;
}

export interface JudgementView {
	/** `Likely or probable (PHIA: about 55 to 75 per cent)`. */
	readonly likelihood: string | null;
	readonly statement: string;
	readonly confidence: string | null;
	readonly reason: string;
	readonly paragraphs: readonly string[];
}

export interface WeightView {
	readonly id: string;
	readonly name: string;
	readonly weight: string;
	readonly reversed: boolean;
	readonly reason: string;
}

type Parts = Outlook['indicators'];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

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

/** The analyst's judgement; likelihood and confidence are two statements, never one sentence. */
export function judgementViewOf(judgement: SnapshotRecord['judgement']): JudgementView | null {
	if (judgement === null) return null;
	const { yardstick, likelihood, statement, confidence, confidenceReason, text } = judgement;
	const range = yardstick && YARDSTICKS[yardstick].find(({ word }) => word === likelihood)?.range;
	return {
		likelihood:
			likelihood === null || yardstick === null
				? null
				: `${capital(likelihood)} (${yardstick}${range ? `: ${range} per cent` : ''})`,
		statement,
		confidence: confidence === null ? null : capital(confidenceText[confidence]),
		reason: confidenceReason,
		paragraphs: text.split(/\n{2,}/).filter((part) => part.trim() !== '')
	};
}

export function weightViews(
	outlook: Outlook,
	indicators: ReadonlyMap<string, ScoredIndicator>,
	weights: SnapshotRecord['scenario']['weights']
): readonly WeightView[] {
	const reasons = new Map(weights.map(({ indicator, reason }) => [indicator, reason]));
	return weighedParts(outlook).map(({ id, weight, polarity }) => ({
		id,
		name: indicators.get(id)?.name ?? id,
		weight: numberText(weight, Number.isInteger(weight) ? 0 : 1),
		reversed: polarity === -1,
		reason: reasons.get(id) ?? 'no reason given'
	}));
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
	return `${name}: sources conflict for ${periodText(rows[0]?.period.text ?? '')}: ${said.join(', ')}. The best graded one counts; the others widen the range.`;
}

/** What a reader must know of the figures: stale, missing, conflicting, assumed; and one weight over half. */
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
				`${name}: assumed to be ${value === null ? 'none' : valueText(value, unit, decimals)}, not observed (${reason}).`
			];
		}
		if (level.state === 'stale')
			return [
				`${name}: stale, not counted. The newest figure is ${level.ageDays} days old, and stale after ${staleDays}.`
			];
		if (level.state === 'missing')
			return [`${name}: missing, not counted: ${missingReasonText[level.reason]}.`];
		return isConflict(level) ? [conflictText(indicator, [level.chosen, ...level.rivals], watch.sources)] : [];
	});
	const heavy = outlook.dictators.map(
		(id) => `${indicators.get(id)?.name ?? id} alone holds more than half of the weight that counts.`
	);
	return [...found, ...heavy];
}
