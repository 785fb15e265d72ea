import * as v from 'valibot';
import { CONFIDENCE_LEVELS, DIRECTIONS, INDICATOR_STATES, POSITIONS, READINGS } from '#parse';

/** What the shapes of the API's answers are made of; the OpenAPI description is generated from them. */
export const textShape = v.string();
export const numberShape = v.number();
export const flagShape = v.boolean();
export const dayShape = v.pipe(v.string(), v.isoDate());
export const orNull = <S extends v.GenericSchema>(shape: S): v.NullableSchema<S, undefined> =>
	v.nullable(shape);

export const positionShape = v.picklist(POSITIONS);
export const directionShape = v.picklist(DIRECTIONS);
export const levelShape = v.picklist(CONFIDENCE_LEVELS);
export const stateShape = v.picklist(INDICATOR_STATES);
export const readingShape = v.picklist(READINGS);
export const firmShape = v.picklist(['contested', 'just', 'plain', 'clearly']);
export const statusShape = v.picklist(['ok', 'insufficient', 'no-evidence', 'no-weights', 'config-error']);

export const positionShares = v.object({ distant: numberShape, mixed: numberShape, close: numberShape });
export const directionShares = v.object({
	weakening: numberShape,
	holding: numberShape,
	deepening: numberShape
});

/** An answer from a last good state says so. */
export const staleMark = { stale: v.optional(flagShape) };

export const issueShape = v.object({
	code: textShape,
	file: orNull(textShape),
	line: orNull(numberShape),
	column: orNull(numberShape),
	field: orNull(textShape),
	expected: textShape,
	received: textShape,
	hint: orNull(textShape)
});

/** The one form of every refusal. */
export const refusalShape = v.object({ ok: v.literal(false), issues: v.array(issueShape) });
