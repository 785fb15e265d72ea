import { htmlEscaped, mailDocument, mailHeading, wrappedForMail } from '../words/mail-text.ts';
import type { BriefingView } from './briefing-view.ts';
import { isolated } from '../words/names/isolated.ts';

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

/** What changed, of one briefing or several, for the body of a mail in plain text; lines of 76 letters at most. */
export function summaryText(views: readonly Summarised[]): string {
	const one = ({ title, lines, moved, address }: Summary): string =>
		[
			wrappedForMail(title),
			...lines.map((line) => wrappedForMail(line)),
			...moved.map((line) => wrappedForMail(`- ${line}`, '  ')),
			address
		].join('\n');
	return `${views.map((view) => one(summaryOf(view))).join('\n\n')}\n`;
}

/** The same as HTML for the body of a mail: no script, no style sheet, nothing that is fetched. */
export function summaryHtml(views: readonly Summarised[]): string {
	const one = ({ title, lines, moved, address }: Summary): string => {
		const list = moved.map((line) => `<li>${htmlEscaped(line)}</li>`).join('');
		return [
			mailHeading(title),
			...lines.map((line) => `<p style="margin:0 0 6px">${htmlEscaped(line)}</p>`),
			list === '' ? '' : `<ul style="margin:0 0 6px">${list}</ul>`,
			`<p style="margin:0"><a href="${htmlEscaped(address)}">${htmlEscaped(address)}</a></p>`
		].join('\n');
	};
	const body = views.map((view) => one(summaryOf(view))).join('\n');
	return mailDocument(views[0]?.documentTitle ?? '', body);
}
