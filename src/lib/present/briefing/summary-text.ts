import type { BriefingView } from './briefing-view.ts';
import { isolated } from '../words/isolated.ts';

/** What a summary says of one briefing; the same lines as text and as HTML. */
interface Summary {
	readonly title: string;
	readonly lines: readonly string[];
	/** Each step with what moved, as the briefing prints it. */
	readonly moved: readonly string[];
	readonly address: string;
}

/** The part of a view that a summary is made of. */
type Summarised = Pick<
	BriefingView,
	'documentTitle' | 'handling' | 'asOf' | 'difference' | 'front' | 'moved' | 'address'
>;

function summaryOf(view: Summarised): Summary {
	const { front, difference, moved, handling } = view;
	const steps = (moved?.view?.steps ?? []).filter(({ parts }) => parts.length > 0);
	return {
		title: view.documentTitle,
		lines: [
			...(handling === '' ? [] : [handling]),
			`As of ${view.asOf}. ${front.close.heading}. ${front.way.heading}.`,
			...(difference === null ? [] : [difference.text]),
			`${front.since.heading}: ${front.since.text}`
		],
		moved: steps.map(
			({ name, total, parts }) =>
				`${name} ${total}: ${parts.map((part) => `${isolated(part.name)} ${part.change}`).join(', ')}`
		),
		address: view.address
	};
}

const COLUMNS = 76;

/** Broken between words, as mail programs without a window have it. */
function wrapped(text: string, indent = ''): string {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && `${last} ${word}`.length <= COLUMNS)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(lines.length === 0 ? word : `${indent}${word}`);
	}
	return lines.join('\n');
}

/** What changed, of one briefing or several, for the body of a mail in plain text; lines of 76 letters at most. */
export function summaryText(views: readonly Summarised[]): string {
	const one = ({ title, lines, moved, address }: Summary): string =>
		[
			wrapped(title),
			...lines.map((line) => wrapped(line)),
			...moved.map((line) => wrapped(`- ${line}`, '  ')),
			address
		].join('\n');
	return `${views.map((view) => one(summaryOf(view))).join('\n\n')}\n`;
}

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The same as HTML for the body of a mail: no script, no style sheet, nothing that is fetched. */
export function summaryHtml(views: readonly Summarised[]): string {
	const one = ({ title, lines, moved, address }: Summary): string => {
		const list = moved.map((line) => `<li>${escaped(line)}</li>`).join('');
		return [
			`<h2 style="font-family:Georgia,serif;font-size:17px;margin:16px 0 4px">${escaped(title)}</h2>`,
			...lines.map((line) => `<p style="margin:0 0 6px">${escaped(line)}</p>`),
			list === '' ? '' : `<ul style="margin:0 0 6px">${list}</ul>`,
			`<p style="margin:0"><a href="${escaped(address)}">${escaped(address)}</a></p>`
		].join('\n');
	};
	const body = views.map((view) => one(summaryOf(view))).join('\n');
	return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(views[0]?.documentTitle ?? '')}</title></head>
<body style="font-family:sans-serif;font-size:14px;line-height:1.45;color:#1c2126">
${body}
</body></html>
`;
}
