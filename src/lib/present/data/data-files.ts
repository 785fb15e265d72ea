/** The data files by name, each with the endings it comes with: `/outlook.csv`, `/indicators/ID.png`, `/watch.zip`. */
export const DATA_FILES = {
	outlook: ['csv', 'json', 'svg', 'png'],
	history: ['csv', 'json', 'svg', 'png'],
	sensitivity: ['json'],
	explain: ['json'],
	indicator: ['csv', 'json', 'svg', 'png'],
	events: ['csv', 'json', 'ics'],
	due: ['ics'],
	changes: ['csv', 'json'],
	sources: ['csv', 'json', 'bib', 'ris'],
	search: ['json'],
	watch: ['zip'],
	catalog: ['jsonld'],
	og: ['png']
} as const;

type DataFileName = keyof typeof DATA_FILES;
export type EndingOf<Name extends DataFileName> = (typeof DATA_FILES)[Name][number];

/** A file that an address names. */
export type DataFile = {
	[Name in DataFileName]: { readonly name: Name; readonly ending: EndingOf<Name> };
}[DataFileName];

/** `events.ics` taken apart; null where there is no such file. */
export function dataFileOf(file: string): DataFile | null {
	const [, name, ending] = /^([a-z]+)\.([a-z]+)$/.exec(file) ?? [];
	for (const [known, endings] of Object.entries(DATA_FILES)) {
		const found = (endings as readonly string[]).find((one) => one === ending);
		if (known === name && found !== undefined) return { name, ending: found } as DataFile;
	}
	return null;
}
