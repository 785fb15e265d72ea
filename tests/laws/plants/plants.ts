import type { Plant } from '../planting.ts';
import { evidencePlants } from './evidence-plants.ts';
import { firmnessPlants } from './firmness-plants.ts';
import { timePlants } from './time-plants.ts';
import { weighingPlants } from './weighing-plants.ts';

/** Mistakes on every floor of the engine. `npm run bench:mutants` plants them all. */
export const plants: readonly Plant[] = [
	...evidencePlants,
	...weighingPlants,
	...firmnessPlants,
	...timePlants
];
