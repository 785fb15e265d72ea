import { attributionLaws } from './time/attribution-laws.ts';
import { changeDrawLaws } from './firmness/change-draw-laws.ts';
import { directionLaws } from './weighing/direction-laws.ts';
import { drawLaws } from './firmness/draw-laws.ts';
import { edgeLaws } from './weighing/edge-laws.ts';
import { hangingLaws } from './firmness/hanging-laws.ts';
import { historyLaws } from './time/history-laws.ts';
import type { Law } from './law.ts';
import { levelLaws } from './evidence/level-laws.ts';
import { passageLaws } from './time/passage-laws.ts';
import { pullLaws } from './weighing/pull-laws.ts';
import { scoreLaws } from './weighing/score-laws.ts';
import { sensitivityLaws } from './firmness/sensitivity-laws.ts';
import { soundnessLaws } from './weighing/soundness-laws.ts';
import { verdictLaws } from './weighing/verdict-laws.ts';

/** Every law of the method (sections 2 to 13, the list of section 12 among them). */
export const laws: readonly Law[] = [
	...pullLaws,
	...levelLaws,
	...scoreLaws,
	...drawLaws,
	...sensitivityLaws,
	...historyLaws,
	...attributionLaws,
	...directionLaws,
	...changeDrawLaws,
	...edgeLaws,
	...verdictLaws,
	...hangingLaws,
	...soundnessLaws,
	...passageLaws
];
