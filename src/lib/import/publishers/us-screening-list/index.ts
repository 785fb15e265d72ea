import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readScreeningList } from './us-screening-list.ts';

export const usScreeningList = publisher({
	id: 'us-screening-list',
	name: 'US Consolidated Screening List',
	reads: 'consolidated.csv of trade.gov',
	parameters: '`programme` (BURMA-EO14014; of one list: SDN: BURMA-EO14014), `kinds`',
	terms: 'public domain',
	keys,
	isOf: ({ text }) => /^"?_id"?,"?source"?,"?entity_number/i.test(text),
	fetchAddress: () => 'https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv',
	read: ({ chunks, block, published, log }) => readScreeningList(chunks, block, published, log)
});
