/** Publishers' files as observations, and what merging them would change. Pure; the only door of the importers. */
export { importFile, type ImportRequest } from './import-file.ts';
export type { FoundObservation, Harvest } from './import-log.ts';
export { isZip, recognise, type Recognition } from './recognise.ts';
export { mergeObservations, type AddedRow, type Merge, type MergeInput } from './merge.ts';
export { scoreEffects, type ScoreEffect, type ScoreState } from './merge-effect.ts';
export { fetchAddress } from './fetch-address.ts';
