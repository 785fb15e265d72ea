// Written by `npm run generate` from the folders beside it.
import type { Publisher } from '../reading/publisher.ts';
import { acled } from './acled/index.ts';
import { australiaList } from './australia-list/index.ts';
import { canadaList } from './canada-list/index.ts';
import { comtrade } from './comtrade/index.ts';
import { eia } from './eia/index.ts';
import { euList } from './eu-list/index.ts';
import { eurostatTsv } from './eurostat-tsv/index.ts';
import { events } from './events/index.ts';
import { fred } from './fred/index.ts';
import { ofac } from './ofac/index.ts';
import { opensanctions } from './opensanctions/index.ts';
import { sdmxCsv } from './sdmx-csv/index.ts';
import { sdmxJson } from './sdmx-json/index.ts';
import { sipri } from './sipri/index.ts';
import { swissList } from './swiss-list/index.ts';
import { table } from './table/index.ts';
import { ucdpConflicts } from './ucdp-conflicts/index.ts';
import { ukList } from './uk-list/index.ts';
import { unList } from './un-list/index.ts';
import { unVotes } from './un-votes/index.ts';
import { usScreeningList } from './us-screening-list/index.ts';
import { wfpPrices } from './wfp-prices/index.ts';
import { wideTable } from './wide-table/index.ts';
import { worldbank } from './worldbank/index.ts';

/** Every importer, a folder each, by id. */
export const PUBLISHERS: readonly Publisher[] = [
	acled,
	australiaList,
	canadaList,
	comtrade,
	eia,
	euList,
	eurostatTsv,
	events,
	fred,
	ofac,
	opensanctions,
	sdmxCsv,
	sdmxJson,
	sipri,
	swissList,
	table,
	ucdpConflicts,
	ukList,
	unList,
	unVotes,
	usScreeningList,
	wfpPrices,
	wideTable,
	worldbank
];
