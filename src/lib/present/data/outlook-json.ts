import {
	METHOD,
	type ByDirection,
	type ByPosition,
	type Draws,
	type Firm,
	type IndicatorOutlook,
	type Outlook
} from '#engine';
import type { Answer } from '#ask';
import { dayText } from '#parse';
import { missingReasonText } from '../words/labels.ts';

/** The figure that the direction measures from. */
interface BeforeJson {
	readonly value: number;
	/** As the file writes it. */
	readonly period: string;
	readonly source: string;
	readonly pull: number | null;
}

/** One indicator of `outlook --json`. Null where there is none; of an assumption only the value is known. */
export interface IndicatorJson {
	readonly id: string;
	readonly weight: number;
	readonly polarity: 1 | -1;
	readonly state: IndicatorOutlook['state'];
	/** The value that counts: the level's, or the assumption's. */
	readonly value: number | null;
	readonly low: number | null;
	readonly high: number | null;
	/** As the file writes it. */
	readonly period: string | null;
	readonly published: string | null;
	readonly source: string | null;
	readonly grade: string | null;
	readonly ageDays: number | null;
	readonly pull: number | null;
	readonly share: number | null;
	readonly contribution: number | null;
	/** Given at weight 0 too. */
	readonly before: BeforeJson | null;
	/** Whether its change is news; like the next two null where it has no part in the change. */
	readonly news: boolean | null;
	readonly changeShare: number | null;
	readonly change: number | null;
	/** In words, when aged or missing. */
	readonly reason: string | null;
}

interface QuantilesJson {
	readonly p05: number;
	readonly p50: number;
	readonly p95: number;
}

/** `outlook --json` and `/api/outlook`; numbers unrounded. */
export interface OutlookJson {
	readonly asOf: string;
	readonly scenario: string;
	readonly method: typeof METHOD;
	readonly status: Outlook['status'];
	readonly score: number | null;
	readonly position: Outlook['position'];
	readonly pushUp: number | null;
	readonly pushDown: number | null;
	readonly bounds: readonly [number, number] | null;
	/** Null without weights. */
	readonly coverage: Outlook['coverage'] | null;
	readonly confidence: { readonly level: string; readonly cappedBy: string | null } | null;
	readonly direction: {
		readonly horizon: string;
		readonly status: Outlook['direction']['status'];
		readonly change: number | null;
		readonly verdict: Outlook['direction']['verdict'];
		readonly common: number | null;
		readonly news: number | null;
		readonly confidence: string | null;
	};
	/** Null where the verdict is withheld. */
	readonly firmness: { readonly position: Firm | null; readonly direction: Firm | null };
	readonly indicators: readonly IndicatorJson[];
	readonly draws:
		| (QuantilesJson & {
				readonly count: number;
				readonly seed: number;
				readonly shares: ByPosition<number>;
				readonly change: (QuantilesJson & { readonly shares: ByDirection<number> }) | null;
		  })
		| null;
	readonly weightSpace: {
		readonly position: ByPosition<number>;
		readonly direction: ByDirection<number> | null;
	} | null;
}

/** An answer as other programs read it. */
export function outlookJson({ outlook, draws, weightSpace, firmness }: Answer): OutlookJson {
	const { asOf, scenario, status, score, position, pushUp, pushDown, bounds, confidence } = outlook;
	return {
		asOf: dayText(asOf),
		scenario,
		method: METHOD,
		status,
		score,
		position,
		pushUp,
		pushDown,
		bounds,
		coverage: status === 'no-weights' || status === 'config-error' ? null : { ...outlook.coverage },
		confidence: confidence && { level: confidence.level, cappedBy: confidence.cappedBy },
		direction: directionJson(outlook),
		firmness: {
			position: firmness.position?.firm ?? null,
			direction: firmness.direction?.firm ?? null
		},
		indicators: outlook.indicators.map(indicatorJson),
		draws: draws && drawsJson(draws),
		weightSpace: weightSpace && {
			position: weightSpace.position.shares,
			direction: weightSpace.direction?.shares ?? null
		}
	};
}

function directionJson({ horizon, direction }: Outlook): OutlookJson['direction'] {
	const { status, change, verdict, common, news, confidence } = direction;
	return { horizon: horizonText(horizon), status, change, verdict, common, news, confidence };
}

/** A horizon in months as ISO 8601 writes it. */
function horizonText(months: number): string {
	return `P${months}M`;
}

function drawsJson({ count, seed, shares, p05, p50, p95, change }: Draws): OutlookJson['draws'] {
	return {
		count,
		seed,
		shares,
		p05,
		p50,
		p95,
		change: change && { shares: change.shares, p05: change.p05, p50: change.p50, p95: change.p95 }
	};
}

function beforeJson({ level, basePull }: IndicatorOutlook): BeforeJson | null {
	const before = level.state === 'missing' ? null : level.before;
	if (before === null) return null;
	const { value, chosen } = before;
	return { value, period: chosen.period.text, source: chosen.source, pull: basePull };
}

function indicatorJson(part: IndicatorOutlook): IndicatorJson {
	const { id, weight, polarity, level, state, value, pull, share, contribution } = part;
	const figure = state === 'assumed' || level.state === 'missing' ? null : level;
	return {
		id,
		weight,
		polarity,
		state,
		value,
		low: figure?.low ?? null,
		high: figure?.high ?? null,
		period: figure?.chosen.period.text ?? null,
		published: figure ? dayText(figure.chosen.published) : null,
		source: figure?.chosen.source ?? null,
		grade: figure?.chosen.grade ?? null,
		ageDays: figure?.ageDays ?? null,
		pull,
		share,
		contribution,
		before: beforeJson(part),
		news: part.news,
		changeShare: part.changeShare,
		change: part.change,
		reason: reasonOf(part)
	};
}

function reasonOf({ state, level }: IndicatorOutlook): string | null {
	if (state === 'assumed' || level.state === 'observed') return null;
	if (level.state === 'missing') return missingReasonText[level.reason];
	return `${level.ageDays} days old, past its age limit`;
}
