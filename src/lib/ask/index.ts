/** What a watch answers through a scenario on a day: the engine's questions with the watch's own settings. Pure; the only door. */
export { scoredIndicators } from './scored-indicators.ts';
export { situationOf, type Question } from './question.ts';
export {
	answerTo,
	drawnOutlookFor,
	outlookFor,
	sensitivityFor,
	verdictEdgesFor,
	type Answer
} from './answer.ts';
export {
	historyAlong,
	historiesFor,
	historyDates,
	historyLinesFor,
	levelGridsFor,
	monthlyDates
} from './history.ts';
export { overlayOf, type Decisive, type LaidEntry, type LaidRow, type Overlay } from './overlay.ts';
export { whyBetween } from './comparison.ts';
export { signpostsOn, type StandingSignpost } from './signposts.ts';
export { verdictTurnsOf } from './verdict-log.ts';
export { scoreEffects, type ScoreEffect, type ScoreState } from './merge-effect.ts';
