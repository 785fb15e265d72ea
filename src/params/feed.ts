import type { ParamMatcher } from '@sveltejs/kit';
import { feedOfName } from '#present';

/** A feed's file, such as `watch.atom` or `scenario-baseline.json`. */
export const match: ParamMatcher = (file) => feedOfName(file) !== null;
