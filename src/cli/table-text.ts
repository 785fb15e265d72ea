/** A column of a printed table. */
export interface TextColumn {
	readonly title: string;
	/** Numbers stand to the right. */
	readonly align?: 'right';
}

const WIDTH = 80;
const GAP = 2;

/** Rows under their titles, at most 80 characters wide: the first column gives way, in several lines if it must. */
export function tableText(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
	const widths = columns.map(({ title }, index) =>
		Math.max(title.length, ...rows.map((row) => (row[index] ?? '').length))
	);
	const others = widths.slice(1).reduce((sum, width) => sum + width + GAP, 0);
	widths[0] = Math.min(widths[0] ?? 0, Math.max(12, WIDTH - others));
	const titles = columns.map(({ title }) => title);
	const rule = widths.map((width) => '-'.repeat(width));
	return [titles, rule, ...rows].flatMap((row) => rowLines(row, columns, widths)).join('\n');
}

/** A first cell that begins with spaces is indented by them. */
function rowLines(
	row: readonly string[],
	columns: readonly TextColumn[],
	widths: readonly number[]
): string[] {
	const text = (row[0] ?? '').trimStart();
	const indent = ' '.repeat((row[0] ?? '').length - text.length);
	const [first = '', ...more] = wrapped(text, (widths[0] ?? WIDTH) - indent.length, '  ');
	const cells = [indent + first, ...row.slice(1)].map((cell, index) => {
		const width = widths[index] ?? 0;
		return columns[index]?.align === 'right' ? cell.padStart(width) : cell.padEnd(width);
	});
	return [cells.join(' '.repeat(GAP)).trimEnd(), ...more.map((line) => indent + line)];
}

/** Text in lines of at most `width` characters, broken at spaces where there are any; `hang` begins all but the first. */
export function wrapped(text: string, width: number = WIDTH, hang = ''): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line === '' || longer.length <= width) line = longer;
		else {
			lines.push(line);
			line = hang + word;
		}
	}
	return [...lines, line];
}
