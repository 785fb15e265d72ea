import * as v from 'valibot';
import { CONFIDENCE_LEVELS, DATE_PRECISIONS, DIRECTIONS, parseDay, POSITIONS } from '#parse';
import { SNAPSHOT_NUMBER } from './number-pattern.ts';

// A record comes from a file or a database that anybody may have written: every length is bounded, every key is known.
export const words = v.pipe(v.string('text'), v.maxLength(20_000, 'at most 20,000 characters'));
export const name = v.pipe(words, v.minLength(1, 'some text'));
export const finite = v.pipe(v.number('a number'), v.finite('a finite number'));
export const whole = v.pipe(finite, v.safeInteger('a whole number'));
export const count = v.pipe(whole, v.minValue(0, 'at least 0'));
export const share = v.pipe(finite, v.minValue(-1e-9, 'at least 0'), v.maxValue(1 + 1e-9, 'at most 1'));
export const dayField = v.pipe(
	v.string('a date'),
	v.check((text) => parseDay(text) !== null, 'a date such as 2026-11-22')
);
export const hex = v.pipe(v.string('a number'), v.regex(SNAPSHOT_NUMBER, '64 hexadecimal digits'));
export const list = <S extends v.GenericSchema>(item: S, most = 10_000): v.ArraySchema<S, 'a list'> =>
	v.pipe(v.array(item, 'a list'), v.maxLength(most, `at most ${most} entries`));
export const position = v.picklist(POSITIONS, 'distant, mixed or close');
export const direction = v.picklist(DIRECTIONS, 'weakening, holding or deepening');
export const byPosition = v.strictObject({ distant: share, mixed: share, close: share });
export const byDirection = v.strictObject({ weakening: share, holding: share, deepening: share });
export const status = v.picklist(
	['ok', 'insufficient', 'no-evidence', 'no-weights', 'config-error'],
	'a status'
);
export const precision = v.picklist(DATE_PRECISIONS, 'day, month or year');
export const confidence = v.picklist(CONFIDENCE_LEVELS, 'low, moderate or high');
export const polarity = v.picklist([1, -1], '1 or -1');
export const firm = v.nullable(v.picklist(['contested', 'just', 'plain', 'clearly'], 'how firm'));
export const weights = list(
	v.strictObject({ indicator: name, weight: finite, polarity, reason: v.nullable(words) }),
	10_000
);
export const assumptions = list(
	v.strictObject({ indicator: name, value: finite, reason: v.nullable(words) }),
	10_000
);
