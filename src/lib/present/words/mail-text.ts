const COLUMNS = 76;

/** Broken between words, as mail programs without a window have it. */
export function wrappedForMail(text: string, indent = ''): string {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && `${last} ${word}`.length <= COLUMNS)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(lines.length === 0 ? word : `${indent}${word}`);
	}
	return lines.join('\n');
}

export const htmlEscaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A whole document for the body of a mail: no script, no style sheet, nothing that is fetched. `title` is plain text. */
export function mailDocument(title: string, body: string): string {
	return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${htmlEscaped(title)}</title></head>
<body style="font-family:sans-serif;font-size:14px;line-height:1.45;color:#1c2126">
${body}
</body></html>
`;
}

/** The head of a part of a mail. */
export const mailHeading = (text: string): string =>
	`<h2 style="font-family:Georgia,serif;font-size:17px;margin:16px 0 4px">${htmlEscaped(text)}</h2>`;
