import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readSdmxJson } from './sdmx-json.ts';

export const sdmxJson = publisher({
	id: 'sdmx-json',
	name: 'SDMX-JSON',
	reads: 'SDMX-JSON 1.0 and 2.0, by series or flat, up to 32 MiB',
	parameters: '`where` (dimension: code or name), `divide` (of the value in units, UNIT_MULT applied)',
	terms: 'the publisher’s own',
	keys,
	isOf: ({ text, isJson }) =>
		isJson &&
		(/sdmx/i.test(text) || /"dataSets"\s*:/.test(text)) &&
		/"(?:dataSets|structures?|meta|header)"/.test(text),
	read: ({ chunks, block, log }) => readSdmxJson(chunks, block, log)
});
