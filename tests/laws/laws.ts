import { attributionLaws } from './attribution-laws.ts';
import { changeDrawLaws } from './change-draw-laws.ts';
import { directionLaws } from './direction-laws.ts';
import { drawLaws } from './draw-laws.ts';
import { edgeLaws } from './edge-laws.ts';
import { hangingLaws } from './hanging-laws.ts';
import { historyLaws } from './history-laws.ts';
import type { Law } from './law.ts';
import { levelLaws } from './level-laws.ts';
import { passageLaws } from './passage-laws.ts';
import { pullLaws } from './pull-laws.ts';
import { scoreLaws } from './score-laws.ts';
import { sensitivityLaws } from './sensitivity-laws.ts';
import { soundnessLaws } from './soundness-laws.ts';
import { verdictLaws } from './verdict-laws.ts';

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
