import { textsOf } from '#parse';
import { publisher } from '../../reading/publisher.ts';
import { type ComtradeBlock, keys } from './block.ts';
import { readComtrade } from './comtrade.ts';

export const comtrade = publisher({
	id: 'comtrade',
	name: 'UN Comtrade',
	reads: 'CSV old and new, the interface’s JSON',
	parameters:
		'`reporter`, `partner` (number, ISO letters or name), `flow` exports, imports or both, `measure` share or value, `combine` mean or weighted, `mirror`, `commodity` (TOTAL), `every` month, quarter or year (the year; months are added up when all are there), `divide`',
	terms: 'free for internal use with attribution; re-dissemination is limited',
	keys,
	isOf: ({ text, isJson }) =>
		isJson
			? /"(?:reporterCode|rtCode|cmdCode|primaryValue|elapsedTime)"/i.test(text)
			: /reportercode|reporter code,|trade flow code|rtcode.*ptcode/i.test(text),
	fetchAddress,
	read: ({ chunks, block, log, head }) => readComtrade(chunks, block, log, head.isJson)
});

/** The public interface takes numbers of countries only, and answers at most 500 rows. */
function fetchAddress(block: ComtradeBlock): string | null {
	const [reporter] = textsOf(block.reporter).filter((text) => /^\d+$/.test(text));
	const [partner] = textsOf(block.partner).filter((text) => /^\d+$/.test(text));
	if (reporter === undefined || partner === undefined || block.from === undefined) return null;
	const flow = block.flow === 'exports' ? 'X' : block.flow === 'imports' ? 'M' : 'X,M';
	const years = Array.from({ length: 12 }, (_, index) => (block.from ?? 0) + index).join(',');
	const query = `period=${years}&cmdCode=${encodeURIComponent(block.commodity ?? 'TOTAL')}&flowCode=${flow}&customsCode=C00&motCode=0`;
	const who =
		block.mirror === true ? `partnerCode=${reporter}` : `reporterCode=${reporter}&partnerCode=0,${partner}`;
	return `https://comtradeapi.un.org/public/v1/preview/C/A/HS?${who}&${query}`;
}
