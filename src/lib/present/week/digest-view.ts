import type { Day } from '#engine';
import { dayText, type Watch } from '#parse';
import type { FeedEntry, FeedEntryKind } from '../feeds/feed-entry.ts';
import { dateText } from '../words/date-text.ts';
import { htmlEscaped, mailDocument, mailHeading, wrappedForMail } from '../words/mail-text.ts';
import { weekViewOf } from './week-view.ts';

interface DigestLine {
	readonly sentence: string;
	/** Where it can be read, without the server's name. */
	readonly href: string;
}

interface DigestSection {
	readonly heading: string;
	readonly lines: readonly DigestLine[];
	/** How many more there are than a mail holds. */
	readonly more: number;
}

/** What a mail says: the sheet of /week about a span, with the entries of the feeds in the place of its figures. */
export interface DigestView {
	readonly title: string;
	readonly sections: readonly DigestSection[];
	/** The page that says the same. */
	readonly page: string;
}

const MOST_LINES = 15;

/** In the order in which they stand in a mail. */
const headings: readonly (readonly [FeedEntryKind, string])[] = [
	['turn', 'Verdicts turned'],
	['crossing', 'Signposts crossed'],
	['correction', 'Our own corrections'],
	['figures', 'New figures'],
	['revision', 'Revisions'],
	['plan', 'Plans'],
	['briefing', 'Briefings'],
	['overdue', 'Overdue']
];

/** A crossing says in its lines which way, and what it means. */
const sentenceOf = ({ kind, title, lines }: FeedEntry): string =>
	kind === 'crossing' ? `${title}, ${lines.join('. ')}` : `${title}.`;

function sectionOf(heading: string, lines: readonly DigestLine[], more = 0): readonly DigestSection[] {
	if (lines.length === 0) return [];
	const rest = Math.max(0, lines.length - MOST_LINES);
	return [{ heading, lines: lines.slice(0, MOST_LINES), more: rest + more }];
}

/** What a mail tells on a day: scenarios, events and what is due since another day, and the entries it is about. */
export function digestViewOf(watch: Watch, from: Day, to: Day, entries: readonly FeedEntry[]): DigestView {
	const week = weekViewOf(watch, from, to);
	const scenarios = week.scenarios.map(({ href, arrow, sentence }) => ({
		href,
		sentence: `${arrow} ${sentence}`
	}));
	const told = headings.flatMap(([kind, heading]) =>
		sectionOf(
			heading,
			entries
				.filter((entry) => entry.kind === kind)
				.map((entry) => ({ href: entry.path, sentence: sentenceOf(entry) }))
				.reverse()
		)
	);
	return {
		title: `${watch.title}: what changed from ${dateText(from)} to ${dateText(to)}`,
		sections: [
			...sectionOf('Scenarios', scenarios),
			...told,
			...sectionOf('Events', week.events, week.more.events),
			...sectionOf('Due next', week.due, week.more.due)
		],
		page: `/week?from=${dayText(from)}&to=${dayText(to)}`
	};
}

const moreText = (more: number): string => `and ${more} more`;

/** A digest in plain text; lines of 76 letters at most but for addresses. `ending`: lines at its end. */
export function digestText(view: DigestView, origin: string, ending: readonly string[] = []): string {
	const { title, sections, page } = view;
	const parts = sections.map(({ heading, lines, more }) =>
		[
			heading.toUpperCase(),
			...lines.map(({ sentence }) => wrappedForMail(`- ${sentence}`, '  ')),
			...(more > 0 ? [`- ${moreText(more)}`] : [])
		].join('\n')
	);
	return `${[wrappedForMail(title), ...parts, [origin + page, ...ending].join('\n')].join('\n\n')}\n`;
}

/** The same as HTML; `ending`: what stands at its end, each with the address that it leads to. */
export function digestHtml(
	view: DigestView,
	origin: string,
	ending: readonly (readonly [words: string, address: string])[] = []
): string {
	const link = (words: string, address: string): string =>
		`<a href="${htmlEscaped(address)}" style="color:inherit">${htmlEscaped(words)}</a>`;
	const list = ({ heading, lines, more }: DigestSection): string => {
		const items = lines.map(({ sentence, href }) => `<li>${link(sentence, origin + href)}</li>`);
		if (more > 0) items.push(`<li>${moreText(more)}</li>`);
		return `${mailHeading(heading)}\n<ul style="margin:0;padding-left:20px">\n${items.join('\n')}\n</ul>`;
	};
	const end = [['The same as a page', origin + view.page] as const, ...ending];
	return mailDocument(
		view.title,
		[
			`<h1 style="font-family:Georgia,serif;font-size:20px;margin:0">${htmlEscaped(view.title)}</h1>`,
			...view.sections.map(list),
			`<p style="margin:16px 0 0">${end.map(([words, address]) => link(words, address)).join(' · ')}</p>`
		].join('\n')
	);
}
