import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readWorldBank } from './worldbank.ts';

export const worldbank = publisher({
	id: 'worldbank',
	name: 'World Bank',
	reads: 'DataBank’s CSV across and down, the site’s zip, HDX’s CSV, the interface’s JSON',
	parameters: '`country`, `series`, `divide`',
	terms: 'CC BY 4.0',
	keys,
	isOf: ({ text, isJson }) =>
		isJson
			? /"(?:lastupdated|countryiso3code|per_page)"/i.test(text)
			: /country name"?,"?country (?:code|iso3)|\[yr\d{4}\]/i.test(text),
	fetchAddress: ({ country, series }) =>
		`https://api.worldbank.org/v2/country/${encodeURIComponent(country)}/indicator/${encodeURIComponent(series)}?format=json&per_page=20000`,
	read: ({ chunks, block, log, head }) => readWorldBank(chunks, block, log, head.isJson)
});
