import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readWfpPrices } from './wfp-prices.ts';

export const wfpPrices = publisher({
	id: 'wfp-prices',
	name: 'WFP food prices',
	reads: 'a country’s CSV from the Humanitarian Data Exchange',
	parameters:
		'`commodity`, `local` (code of the country’s currency, such as MMK: the file names no country, so this, `market` or `area`, first level, must tell it), `unit`, `pricetype` (Retail), `currency` local or usd, `every` month, quarter or year, `divide`',
	terms: 'CC BY 3.0 IGO',
	keys,
	isOf: ({ text }) => /^"?date"?,"?admin1"?,"?admin2"?,"?market"?,.*\bpricetype\b/im.test(text),
	read: ({ chunks, block, log }) => readWfpPrices(chunks, block, log)
});
