import type { Attribution, Day, Observation, StepName } from '#engine';
import { scoredIndicators, whyBetween } from '#ask';
import { dayText, type Watch, type WatchIndicator, type WatchScenario } from '#parse';
import { dateText, periodText } from '../words/date-text.ts';
import { movedViewOf } from '../briefing/moved-view.ts';
import { signedText, valueText } from '../words/number-text.ts';
import { sourceName } from '../words/source-text.ts';
import { statusReasonText } from '../words/words.ts';

/**
 * What a row published between two dates is: the first word on its period; the publisher's later word on it; our own
 * mistake put right (its note begins with "Correct"); another source on a period already known; or a plan.
 */
export type ChangeKind = 'new-data' | 'revision' | 'correction' | 'other-source' | 'plan';

export interface ChangedRow {
	readonly kind: ChangeKind;
	readonly indicator: { readonly id: string; readonly name: string };
	readonly line: number;
	readonly published: string;
	readonly publishedOn: string;
	readonly period: string;
	readonly value: string;
	/** What the same source, or the one in force, had said before. */
	readonly before: string | null;
	readonly source: string;
	readonly note: string;
}

export interface ChangesView {
	readonly kinds: readonly {
		readonly kind: ChangeKind;
		readonly name: string;
		readonly indicators: readonly {
			readonly id: string;
			readonly name: string;
			/** Score points this kind of change of this indicator brought; null where it isn't scored or moved nothing. */
			readonly effect: string | null;
			readonly rows: readonly ChangedRow[];
		}[];
	}[];
	readonly stale: readonly { readonly id: string; readonly name: string; readonly effect: string }[];
	/** Before, after and the steps between them, printed so that they add up; a sentence where there is no score. */
	readonly score:
		| {
				readonly from: string;
				readonly to: string;
				readonly total: string;
				readonly steps: readonly { readonly name: string; readonly change: string }[];
		  }
		| { readonly reason: string };
}

const kindNames: Readonly<Record<ChangeKind, string>> = {
	'new-data': 'New data',
	revision: 'Revisions by the publisher',
	correction: 'Corrections of our own mistakes',
	'other-source': 'Another source on a known period',
	plan: 'Plans and forecasts (never counted)'
};

const stepNames: Readonly<Record<StepName, string>> = {
	revision: 'revisions and corrections',
	'new-period': 'new periods',
	coverage: 'indicators that entered or went stale',
	definitions: 'definitions',
	weights: 'weights'
};

const earlier = (row: Observation, than: Observation): boolean =>
	row.published < than.published || (row.published === than.published && row.line < than.line);

function kindOf(row: Observation, known: readonly Observation[]): ChangeKind {
	if (row.status === 'F') return 'plan';
	if (known.length === 0) return 'new-data';
	if (/^\s*correct/i.test(row.note)) return 'correction';
	return known.some(({ source }) => source === row.source) ? 'revision' : 'other-source';
}

function changedRow(watch: Watch, indicator: WatchIndicator, row: Observation): ChangedRow {
	const { unit, decimals, observations } = indicator;
	const known = observations.filter(
		(other) => other.period.end === row.period.end && other.status !== 'F' && earlier(other, row)
	);
	const before = known.findLast(({ source }) => source === row.source) ?? known.at(-1);
	const said = (value: number | null): string => (value === null ? 'none' : valueText(value, unit, decimals));
	const source = watch.sources.get(row.source);
	return {
		kind: kindOf(row, known),
		indicator: { id: indicator.id, name: indicator.name },
		line: row.line,
		published: dateText(row.published, row.publishedPrecision),
		publishedOn: dayText(row.published),
		period: periodText(row.period.text),
		value: said(row.value),
		before: before === undefined ? null : said(before.value),
		source: source ? sourceName(source) : row.source,
		note: row.note
	};
}

/** Rows published after `from` and up to `to`, newest first. */
export function changedRows(watch: Watch, from: Day, to: Day): ChangedRow[] {
	return watch.indicators
		.flatMap((indicator) =>
			indicator.observations
				.filter(({ published }) => published > from && published <= to)
				.map((row) => changedRow(watch, indicator, row))
		)
		.sort(
			(a, b) => b.publishedOn.localeCompare(a.publishedOn) || a.indicator.id.localeCompare(b.indicator.id)
		);
}

/** The step of the attribution in which a kind of row does its work. */
function effectOf(kind: ChangeKind, id: string, attribution: Attribution | null): string | null {
	const steps: readonly StepName[] = kind === 'new-data' ? ['new-period', 'coverage'] : ['revision'];
	if (attribution === null || kind === 'plan') return null;
	const left = new Set(attribution.leavers.map((part) => part.id));
	const changes = attribution.steps
		.filter(({ step }) => steps.includes(step) && !(step === 'coverage' && left.has(id)))
		.map(({ byIndicator }) => byIndicator.get(id) ?? 0);
	const effect = changes.reduce((sum, change) => sum + change, 0);
	return Math.abs(effect) < 0.05 ? null : signedText(effect, 1);
}

function kindsOf(rows: readonly ChangedRow[], attribution: Attribution | null): ChangesView['kinds'] {
	return (Object.keys(kindNames) as ChangeKind[]).flatMap((kind) => {
		const ours = rows.filter((row) => row.kind === kind);
		const ids = [...new Set(ours.map(({ indicator }) => indicator.id))];
		if (ids.length === 0) return [];
		const indicators = ids.map((id) => {
			const own = ours.filter(({ indicator }) => indicator.id === id);
			return { id, name: own[0]?.indicator.name ?? id, effect: effectOf(kind, id, attribution), rows: own };
		});
		return [{ kind, name: kindNames[kind], indicators }];
	});
}

/** Printed so that ends, steps and total agree. */
function scoreOf({ score0, score1, steps }: Attribution, threshold: number): ChangesView['score'] {
	const moved = movedViewOf({
		score0,
		score1,
		threshold,
		steps: steps.map(({ step, total }) => ({ step, total, byIndicator: [] }))
	});
	return {
		from: moved.from,
		to: moved.to,
		total: moved.total,
		steps: moved.steps
			.filter(({ step }) => step !== 'definitions' && step !== 'weights')
			.map(({ step, total }) => ({ name: stepNames[step], change: total }))
	};
}

/** What was published between two dates, and what it did to the score under one scenario. */
export function changesViewOf(watch: Watch, scenario: WatchScenario, from: Day, to: Day): ChangesView {
	const found = whyBetween({ watch, scenario }, from, to);
	const attribution = 'reason' in found ? null : found;
	const names = new Map(scoredIndicators(watch).map(({ id, name }) => [id, name]));
	return {
		kinds: kindsOf(changedRows(watch, from, to), attribution),
		stale: (attribution?.leavers ?? []).map(({ id, change }) => ({
			id,
			name: names.get(id) ?? id,
			effect: signedText(change, 1)
		})),
		score:
			'reason' in found
				? {
						reason: `There is no score ${found.reason === 'no-score-before' ? 'on the earlier date' : 'on the later date'}${found.status === 'ok' ? '' : `: ${statusReasonText[found.status]}`}.`
					}
				: scoreOf(found, watch.threshold)
	};
}
