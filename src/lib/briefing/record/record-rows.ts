import type { Observation } from '#engine';
import {
	dayText,
	eventIdOf,
	parseDay,
	parseDuration,
	parsePeriod,
	type ScoredIndicator,
	type WatchEvent
} from '#parse';
import type { SnapshotRecord } from '../shape/record-shape.ts';

type IndicatorEntry = SnapshotRecord['indicators'][number];
type ObservationEntry = IndicatorEntry['observations'][number];
type EventEntry = SnapshotRecord['events'][number];

/** A day of a checked record: its shape has made sure that there is one. */
export function knownDay(text: string): number {
	const day = parseDay(text);
	if (day === null) throw new Error(`${text} is no day`);
	return day;
}

function observationEntry(row: Observation): ObservationEntry {
	const { line, period, published, publishedPrecision, ...rest } = row;
	return { line, period: period.text, published: dayText(published), precision: publishedPrecision, ...rest };
}

function observationOf({ period, published, precision, ...rest }: ObservationEntry): Observation {
	const span = parsePeriod(period);
	if (span === null) throw new Error(`${period} is no period`);
	return {
		...rest,
		period: span,
		published: knownDay(published),
		publishedPrecision: precision,
		grade: rest.grade as Observation['grade']
	};
}

/** An indicator with the rows known on `asOf`: those published later say nothing about that day. */
export function indicatorEntry(indicator: ScoredIndicator, asOf: number): IndicatorEntry {
	const { goalposts, goalpostReasons: reasons } = indicator;
	return {
		id: indicator.id,
		name: indicator.name,
		group: indicator.group,
		question: indicator.question,
		unit: indicator.unit,
		decimals: indicator.decimals,
		caveats: [...indicator.caveats],
		polarityNote: indicator.polarityNote,
		scale: indicator.scale,
		goalposts: {
			distant: { at: goalposts.distant, reason: reasons.distant },
			middle: { at: goalposts.middle, reason: reasons.middle },
			close: { at: goalposts.close, reason: reasons.close }
		},
		bounds: { ...indicator.bounds },
		frequency: indicator.frequencyText,
		publicationLagDays: indicator.publicationLagDays,
		freshDays: indicator.freshDays,
		staleDays: indicator.staleDays,
		driftPerYear: indicator.driftPerYear,
		undercount: indicator.undercount,
		undercountReason: indicator.undercountReason,
		observations: indicator.observations
			.filter(({ published }) => published <= asOf)
			.map((row) => observationEntry(row))
	};
}

/** The indicator that an entry was made of, with the rows that the entry has. */
export function indicatorOfEntry(entry: IndicatorEntry): ScoredIndicator {
	const { goalposts, frequency, observations, ...rest } = entry;
	return {
		...rest,
		contextOnly: false,
		goalposts: {
			distant: goalposts.distant.at,
			middle: goalposts.middle.at,
			close: goalposts.close.at
		},
		goalpostReasons: {
			distant: goalposts.distant.reason,
			middle: goalposts.middle.reason,
			close: goalposts.close.reason
		},
		frequencyText: frequency,
		frequency: parseDuration(frequency) ?? { months: 0, days: 0 },
		observations: observations.map((row) => observationOf(row))
	};
}

export function eventEntry(event: WatchEvent): EventEntry {
	const { date, datePrecision, title, category, source, published, line } = event;
	return {
		date: dayText(date),
		precision: datePrecision,
		title,
		category,
		source,
		published: dayText(published),
		line
	};
}

export function eventOfEntry({ date, precision, published, ...rest }: EventEntry): WatchEvent {
	return {
		...rest,
		id: eventIdOf(date.slice(0, { day: 10, month: 7, year: 4 }[precision]), rest.title),
		date: knownDay(date),
		datePrecision: precision,
		sources: [rest.source],
		counts: new Map(),
		published: knownDay(published)
	};
}
