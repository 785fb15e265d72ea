import { histogramOf, type HistoryPoint, type Level, type Outlook } from '#engine';
import type { Snapshot } from './snapshot.ts';
import { dayText } from '#parse';
import type { SnapshotResult } from './record-shape.ts';

/** Score points to a bin of the draws. */
const BIN_WIDTH = 2;

type LevelEntry = SnapshotResult['outlook']['indicators'][number]['level'];

function levelEntry(level: Level): LevelEntry {
	if (level.state === 'missing') return { state: 'missing', reason: level.reason };
	const rows = { chosen: level.chosen.line, rivals: level.rivals.map(({ line }) => line) };
	const { ageDays } = level;
	if (level.state === 'stale') return { state: 'stale', ...rows, ageDays };
	const { value, low, high, conflictGap, freshness } = level;
	return { state: 'observed', value, low, high, ...rows, conflictGap, ageDays, freshness };
}

function outlookEntry(outlook: Outlook): SnapshotResult['outlook'] {
	const { status, score, band, pushUp, pushDown, bounds, coverage, confidence, dictators } = outlook;
	return {
		status,
		score,
		band,
		pushUp,
		pushDown,
		bounds: bounds && [bounds[0], bounds[1]],
		coverage: { ...coverage },
		confidence: confidence && {
			level: confidence.level,
			cappedBy: confidence.cappedBy,
			tests: structuredClone(confidence.tests)
		},
		dictators: [...dictators],
		indicators: outlook.indicators.map(
			({ id, weight, polarity, state, value, pull, share, contribution, level }) => ({
				id,
				weight,
				polarity,
				state,
				value,
				pull,
				share,
				contribution,
				level: levelEntry(level)
			})
		)
	};
}

function lineEntry(points: readonly HistoryPoint[]): SnapshotResult['history']['now'] {
	return { scores: points.map(({ score }) => score), bands: points.map(({ band }) => band) };
}

/** The figures of a snapshot as its record keeps them. */
export function resultOf({ outlook, draws, weightSpace, breakEven, history }: Snapshot): SnapshotResult {
	return {
		outlook: outlookEntry(outlook),
		draws: draws && {
			shares: { ...draws.shares },
			p05: draws.p05,
			p50: draws.p50,
			p95: draws.p95,
			bins: histogramOf(draws.scores, BIN_WIDTH).map(({ from, count }) => [from, count])
		},
		weightSpace: weightSpace && { ...weightSpace.shares },
		breakEven: breakEven && breakEven.map((one) => ({ ...one })),
		history: {
			dates: history.now.map(({ asOf }) => dayText(asOf)),
			'real-time': lineEntry(history['real-time']),
			pseudo: lineEntry(history.pseudo),
			now: lineEntry(history.now)
		}
	};
}
