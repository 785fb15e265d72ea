import type { BandCounts, Draws, IndicatorOutlook, Outlook, WeightSpace } from '#engine';
import { dayText, type Watch } from '#parse';
import { missingReasonText } from '../words/words.ts';

/** One indicator of `outlook --json`. Null where there is none; of an assumption only the value is known. */
export interface IndicatorJson {
	readonly id: string;
	readonly weight: number;
	readonly polarity: 1 | -1;
	readonly level: number | null;
	readonly low: number | null;
	readonly high: number | null;
	/** As the file writes it. */
	readonly period: string | null;
	readonly published: string | null;
	readonly source: string | null;
	readonly grade: string | null;
	readonly ageDays: number | null;
	readonly state: IndicatorOutlook['state'];
	readonly pull: number | null;
	readonly share: number | null;
	readonly contribution: number | null;
	/** In words, when stale or missing. */
	readonly reason: string | null;
}

/** `outlook --json` and `/api/outlook`; numbers unrounded. */
export interface OutlookJson {
	readonly asOf: string;
	readonly scenario: string;
	readonly status: Outlook['status'];
	readonly score: number | null;
	readonly band: Outlook['band'];
	readonly pushUp: number | null;
	readonly pushDown: number | null;
	readonly bounds: readonly [number, number] | null;
	readonly coverage: Outlook['coverage'];
	readonly confidence: { readonly level: string; readonly cappedBy: string | null } | null;
	readonly indicators: readonly IndicatorJson[];
	readonly draws: {
		readonly count: number;
		readonly seed: number;
		readonly shares: BandCounts;
		readonly p05: number;
		readonly p50: number;
		readonly p95: number;
	} | null;
	readonly weightSpace: BandCounts | null;
}

/** An outlook with its draws and weight space, as other programs read it. */
export function outlookJson(
	outlook: Outlook,
	draws: Draws | null,
	weightSpace: WeightSpace | null,
	watch: Pick<Watch, 'indicators'>
): OutlookJson {
	const { asOf, scenario, status, score, band, pushUp, pushDown, bounds, coverage, confidence } = outlook;
	const staleDays = new Map(watch.indicators.map((one) => [one.id, one.contextOnly ? null : one.staleDays]));
	return {
		asOf: dayText(asOf),
		scenario,
		status,
		score,
		band,
		pushUp,
		pushDown,
		bounds,
		coverage: { observed: coverage.observed, assumed: coverage.assumed, missing: coverage.missing },
		confidence: confidence && { level: confidence.level, cappedBy: confidence.cappedBy },
		indicators: outlook.indicators.map((part) => indicatorJson(part, staleDays.get(part.id) ?? null)),
		draws: draws && drawsJson(draws),
		weightSpace: weightSpace && bandsJson(weightSpace.shares)
	};
}

function drawsJson({ count, seed, shares, p05, p50, p95 }: Draws): OutlookJson['draws'] {
	return { count, seed, shares: bandsJson(shares), p05, p50, p95 };
}

function bandsJson({ weakens, holds, deepens }: BandCounts): BandCounts {
	return { weakens, holds, deepens };
}

function indicatorJson(part: IndicatorOutlook, staleDays: number | null): IndicatorJson {
	const { id, weight, polarity, level, state, value, pull, share, contribution } = part;
	const assumed = state === 'assumed';
	const observed = !assumed && level.state === 'observed' ? level : null;
	const dated = assumed || level.state === 'missing' ? null : level;
	return {
		id,
		weight,
		polarity,
		level: value,
		low: observed?.low ?? null,
		high: observed?.high ?? null,
		period: dated?.chosen.period.text ?? null,
		published: dated ? dayText(dated.chosen.published) : null,
		source: dated?.chosen.source ?? null,
		grade: dated?.chosen.grade ?? null,
		ageDays: dated?.ageDays ?? null,
		state,
		pull,
		share,
		contribution,
		reason: reasonOf(part, staleDays)
	};
}

function reasonOf({ state, level }: IndicatorOutlook, staleDays: number | null): string | null {
	if (state === 'assumed' || level.state === 'observed') return null;
	if (level.state === 'missing') return missingReasonText[level.reason];
	return `${level.ageDays} days old${staleDays === null ? '' : `, and stale after ${staleDays}`}`;
}
