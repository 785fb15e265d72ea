import { number, numberFrom, text, wholeFrom } from '#parse';
import * as v from 'valibot';

// What the parameters of several importers are made of; a message is what an issue gives as expected.
export { number, numberFrom, text, wholeFrom };

export const texts = v.union(
	[text, v.pipe(v.array(text), v.minLength(1, 'at least one'))],
	'text or a list of texts'
);
export const flag = v.boolean('true or false');
export const months = wholeFrom(1, 1200);
export const positive = v.pipe(numberFrom(0, Number.MAX_VALUE), v.gtValue(0, 'more than 0'));
export const every = v.picklist(['month', 'quarter', 'year'], 'month, quarter or year');
export const kinds = v.pipe(
	v.array(
		v.picklist(['individual', 'entity', 'vessel', 'aircraft'], 'individual, entity, vessel or aircraft')
	),
	v.minLength(1, 'at least one kind')
);

/** Of every list of sanctions: the programmes, regimes or countries asked for, and the kinds of entry. */
export const listKeys = { programme: texts, kinds: v.optional(kinds) };
