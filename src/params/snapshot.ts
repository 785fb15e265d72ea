import type { ParamMatcher } from '@sveltejs/kit';
import { SNAPSHOT_NUMBER_START } from '#briefing';

/** A briefing's number, or its beginning: eight digits or more. */
export const match: ParamMatcher = (param) => SNAPSHOT_NUMBER_START.test(param);
