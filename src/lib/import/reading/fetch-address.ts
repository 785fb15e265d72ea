import { type ImportBlock, textsOf } from '#parse';

/** Where a publisher has its file open to everyone, by the block; null where it must be downloaded by hand. */
export function fetchAddress(block: ImportBlock): string | null {
	if (block.url !== undefined) return block.url;
	switch (block.format) {
		case 'ofac':
			return 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.XML';
		case 'opensanctions':
			return 'https://data.opensanctions.org/datasets/latest/sanctions/targets.simple.csv';
		case 'worldbank':
			return `https://api.worldbank.org/v2/country/${encodeURIComponent(block.country)}/indicator/${encodeURIComponent(block.series)}?format=json&per_page=20000`;
		case 'comtrade':
			return comtradeAddress(block);
		default:
			return null;
	}
}

/** The public interface takes numbers of countries only, and answers at most 500 rows. */
function comtradeAddress(block: Extract<ImportBlock, { format: 'comtrade' }>): string | null {
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
