import type { ParamMatcher } from '@sveltejs/kit';

/** A briefing's number, or its beginning: eight digits or more. */
export const match: ParamMatcher = (param) => /^[0-9a-f]{8,64}$/.test(param);
