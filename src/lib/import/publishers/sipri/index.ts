import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readSipri } from './sipri.ts';

export const sipri = publisher({
	id: 'sipri',
	name: 'SIPRI',
	reads: 'trade register, deals and deliveries, TIV tables',
	parameters:
		'`recipient`, `supplier`, `except` (suppliers left out), `measure` share or volume, `window` in years, `margin`',
	terms: 'free for non-commercial use with attribution; no redistribution of the database',
	keys,
	isOf: ({ text }) =>
		/transfers of major (?:conventional )?arms|sipri|tiv of arms|tiv delivery values/i.test(text),
	mayBe: ({ text }) =>
		/^"?(?:recipient|exports by|imports by|supplier)?"?(?:,\s*"?(?:19|20)\d\d"?){3}/im.test(text),
	read: ({ chunks, block, log }) => readSipri(chunks, block, log)
});
