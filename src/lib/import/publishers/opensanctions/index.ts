import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readOpenSanctions } from './opensanctions.ts';

export const opensanctions = publisher({
	id: 'opensanctions',
	name: 'OpenSanctions',
	reads: 'targets.simple.csv, targets.nested.json',
	parameters: '`country`, `programme`, `dataset`, `kinds`',
	terms: 'CC BY-NC 4.0; business use needs a licence',
	keys,
	isOf: ({ text, isJson }) =>
		isJson
			? /"schema":\s*"[A-Z]/.test(text) && /"datasets":/.test(text)
			: /"?id"?,"?schema"?,"?name"?,/i.test(text),
	fetchAddress: () => 'https://data.opensanctions.org/datasets/latest/sanctions/targets.simple.csv',
	read: ({ chunks, block, published, log, head }) =>
		readOpenSanctions(chunks, block, published, log, head.isJson)
});
