const endings = ['csv', 'json', 'svg', 'png'] as const;

/** Endings under which a page with a chart and a table can be downloaded. */
export const match = (ending: string): ending is (typeof endings)[number] =>
	(endings as readonly string[]).includes(ending);
