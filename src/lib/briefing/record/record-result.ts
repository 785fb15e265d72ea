import { histogramOf, type HistoryPoint, type Level, type Outlook } from '#engine';
import type { Snapshot } from './snapshot.ts';
import { dayText } from '#parse';
import type { SnapshotResult } from '../shape/record-shape.ts';

/** Score points to a bin of the draws. */
const BIN_WIDTH = 2;

type OutlookEntry = SnapshotResult['outlook'];
type LevelEntry = OutlookEntry['indicators'][number]['level'];

function levelEntry(level: Level): LevelEntry {
	if (level.state === 'missing') return { state: 'missing', reason: level.reason };
	const { chosen, rivals, before, first, ...rest } = level;
	return {
		...rest,
		chosen: chosen.line,
		rivals: rivals.map(({ line }) => line),
		first: dayText(first),
		before: before && { ...before, chosen: before.chosen.line }
	};
}

/** Key by key: whatever else a part may carry is no business of a record. */
function indicatorEntryOf(part: Outlook['indicators'][number]): OutlookEntry['indicators'][number] {
	const { id, weight, polarity, state, value, pull, share, contribution } = part;
	const { basePull, news, changeShare, change, level } = part;
	return {
		id,
		weight,
		polarity,
		state,
		value,
		pull,
		share,
		contribution,
		basePull,
		news,
		changeShare,
		change,
		level: levelEntry(level)
	};
}

function outlookEntry(outlook: Outlook): OutlookEntry {
	const { status, score, position, pushUp, pushDown, bounds, coverage, confidence, dictators } = outlook;
	const { without, old, otherSource, beyond, ...direction } = outlook.direction;
	return {
		status,
		score,
		position,
		pushUp,
		pushDown,
		bounds: bounds && [bounds[0], bounds[1]],
		coverage: { ...coverage },
		confidence: confidence && {
			level: confidence.level,
			cappedBy: confidence.cappedBy,
			tests: structuredClone(confidence.tests)
		},
		direction: {
			...direction,
			without: [...without],
			old: [...old],
			otherSource: [...otherSource],
			beyond: [...beyond]
		},
		dictators: [...dictators],
		indicators: outlook.indicators.map(indicatorEntryOf)
	};
}

function lineEntry(points: readonly HistoryPoint[]): SnapshotResult['history']['now'] {
	return {
		scores: points.map(({ score }) => score),
		positions: points.map(({ position }) => position),
		changes: points.map(({ change }) => change),
		directions: points.map(({ direction }) => direction)
	};
}

/** The figures of a snapshot as its record keeps them. */
export function resultOf(snapshot: Snapshot): SnapshotResult {
	const { outlook, draws, weightSpace, firmness, sensitivity, history } = snapshot;
	return {
		outlook: outlookEntry(outlook),
		draws: draws && {
			shares: { ...draws.shares },
			p05: draws.p05,
			p50: draws.p50,
			p95: draws.p95,
			bins: histogramOf(draws.scores, BIN_WIDTH).map(({ from, count }) => [from, count]),
			change: draws.change && {
				shares: { ...draws.change.shares },
				p05: draws.change.p05,
				p50: draws.change.p50,
				p95: draws.change.p95
			}
		},
		weightSpace: weightSpace && {
			position: { ...weightSpace.position.shares },
			direction: weightSpace.direction && { ...weightSpace.direction.shares }
		},
		firmness: {
			position: firmness.position?.firm ?? null,
			direction: firmness.direction?.firm ?? null
		},
		breakEven: sensitivity && sensitivity.breakEven.map((one) => ({ ...one })),
		directionBreakEven: sensitivity && sensitivity.directionBreakEven.map((one) => ({ ...one })),
		history: {
			dates: history.now.map(({ asOf }) => dayText(asOf)),
			'real-time': lineEntry(history['real-time']),
			pseudo: lineEntry(history.pseudo),
			now: lineEntry(history.now)
		}
	};
}
