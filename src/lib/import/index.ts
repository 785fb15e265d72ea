/** Publishers' files as observations, and what merging them would change. Pure; the only door of the importers. */
export { importFile, recogniseFile, type ImportRequest } from './reading/import-file.ts';
export type { FoundObservation, Harvest } from './reading/import-log.ts';
export { isZip, recognise, type Recognition } from './reading/recognise.ts';
export {
	IMPORT_FORMATS,
	importShape,
	parameterOf,
	parseImportBlock,
	publisherOf
} from './reading/import-block.ts';
export { PUBLISHERS } from './publishers/index.generated.ts';
export { sampleOf, type SampleColumn, type TableSample } from './reading/table/table-sample.ts';
export type { DateOrder } from './reading/table/foreign-date.ts';
export { dateOrders, decimalMarks, holdsDays, likelyColumn } from './reading/table/table-guess.ts';
export type { Publisher } from './reading/publisher.ts';
export { mergeObservations, type AddedRow, type Merge, type MergeInput } from './merging/merge.ts';
export { fetchAddress } from './reading/fetch-address.ts';
