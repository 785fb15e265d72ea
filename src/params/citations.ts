const endings = ['csv', 'json', 'bib', 'ris'] as const;

/** Endings under which the sources can be downloaded; `.json` is CSL-JSON. */
export const match = (ending: string): ending is (typeof endings)[number] =>
	(endings as readonly string[]).includes(ending);
