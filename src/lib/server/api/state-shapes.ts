import * as v from 'valibot';
import { dayShape, flagShape, issueShape, numberShape, orNull, textShape } from './answer-parts.ts';

export const liveShape = v.object({
	digest: orNull(textShape),
	day: dayShape,
	folder: v.picklist(['ok', 'broken']),
	issues: numberShape,
	marks: v.array(
		v.object({
			digest: textShape,
			day: dayShape,
			figures: numberShape,
			index: orNull(textShape),
			outcome: textShape
		})
	)
});

export const healthShape = v.object({
	ok: flagShape,
	version: textShape,
	build: orNull(textShape),
	content: v.object({
		digest: orNull(textShape),
		since: orNull(textShape),
		stale: flagShape,
		issues: numberShape,
		first: orNull(issueShape)
	}),
	archive: v.object({ ok: flagShape, problem: orNull(textShape) })
});
