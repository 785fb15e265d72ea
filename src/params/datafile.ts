import type { ParamMatcher } from '@sveltejs/kit';
import { dataFileOf } from '#present';

/** A data file of the whole watch, such as `outlook.csv`; those of one indicator stand under its page. */
export const match: ParamMatcher = (file) => {
	const found = dataFileOf(file);
	return found !== null && found.name !== 'indicator';
};
