const endings = ['csv', 'json', 'ics'] as const;

/** Endings under which a list can be downloaded. */
export const match = (ending: string): ending is (typeof endings)[number] =>
	(endings as readonly string[]).includes(ending);
