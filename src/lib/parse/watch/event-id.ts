const MOST_WORDS = 6;

/**
 * An event's name in addresses: its date and the first words of its title, `2020-06-24-min-aung-hlaing-at-the-victory`.
 * It stays when rows are added or sorted, which a line number doesn't.
 */
export function eventIdOf(date: string, title: string): string {
	const words = title
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '')
		.slice(0, MOST_WORDS);
	return [date, ...words].join('-');
}
