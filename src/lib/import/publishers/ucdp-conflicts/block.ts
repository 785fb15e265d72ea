import * as v from 'valibot';
import { text, wholeFrom } from '../../reading/parameters.ts';
import type { BlockOf } from '../../reading/publisher.ts';

export const keys = {
	location: v.pipe(
		text,
		v.description('Where the conflict is about power or territory, as the file writes it: Myanmar (Burma).')
	),
	intensity: v.optional(
		v.pipe(
			wholeFrom(1, 2),
			v.description('The least intensity that counts: 1 from 25 deaths in battle a year, 2 from 1,000.')
		)
	)
};

export type UcdpBlock = BlockOf<typeof keys>;
