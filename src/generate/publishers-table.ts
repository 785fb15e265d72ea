import type { Publisher } from '#import';

const isRow = (line: string): boolean => /^\| `[\w-]+` \|/.test(line);

/** docs/data.md with the rows of its table of formats made from what each importer says of itself. */
export function withPublisherRows(page: string, publishers: readonly Publisher[]): string {
	const lines = page.split('\n');
	const first = lines.findIndex(isRow);
	if (first < 0) throw new Error('docs/data.md has no table of formats to write anew');
	const rows = publishers.map(
		({ id, name, reads, parameters, terms }) =>
			`| \`${id}\` | ${name} | ${reads} | ${parameters} | ${terms} |`
	);
	return [...lines.slice(0, first), ...rows, ...lines.slice(first).filter((line) => !isRow(line))].join('\n');
}
