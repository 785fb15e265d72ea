import type { Outlook } from '#engine';
import { dayText, type Watch } from '#parse';
import { dateText } from '../words/date-text.ts';
import { lensText } from '../words/names/lens-text.ts';
import { scoreText } from '../words/numbers/score-text.ts';
import { verdictsOfOutlook, verdictText } from '../words/verdicts/verdict-text.ts';

/** A text that a reader takes along. */
export interface ShareItem {
	/** Unique on its page, of lower-case letters. */
	readonly id: string;
	readonly label: string;
	readonly text: string;
	/** What it leads to; null for a text that is no address. */
	readonly href: string | null;
}

/** What a reader can take along of the dashboard as it stands. */
export interface ShareView {
	/** The verdict in a sentence. */
	readonly summary: string;
	readonly links: readonly ShareItem[];
	readonly pictures: readonly ShareItem[];
	/** HTML for another page. */
	readonly frames: readonly ShareItem[];
	readonly citation: ShareItem;
	/** The dashboard's address that it was made of, as a path. */
	readonly back: string;
}

/** What a page is shared of. */
export interface ShareInput {
	/** The server's own name, `https://watch.example.org`. */
	readonly origin: string;
	/** The dashboard's own parameters, as its address has them. */
	readonly query: URLSearchParams;
	readonly watch: Watch;
	readonly scenarioName: string;
	/** Whether it differs from the named scenario. */
	readonly edited: boolean;
	readonly outlook: Outlook;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/** In CSS pixels, on a page 640 wide; the frame tells the page around it how tall it is. */
const frames = [
	['verdict', 'Frame with the verdict', 260],
	['scale', 'Frame with the scale', 260],
	['history', 'Frame with the history', 400]
] as const;

const pictures = [
	['og', 'Picture of the verdict', 'og.png'],
	['outlook', 'Picture of what each indicator adds', 'outlook.png'],
	['history', 'Picture of the history', 'history.png']
] as const;

/** Links, pictures, frames and a citation for the dashboard that `query` asks for. */
export function shareViewOf(input: ShareInput): ShareView {
	const { origin, query, watch, scenarioName, edited, outlook } = input;
	const asked = query.size === 0 ? '' : `?${query.toString()}`;
	const pinned = new URLSearchParams([...query].filter(([name]) => name !== 'as-of'));
	pinned.set('as-of', dayText(outlook.asOf));
	const fixed = `${origin}/?${pinned.toString()}`;
	const item = (id: string, label: string, address: string): ShareItem => ({
		id,
		label,
		text: address,
		href: address
	});
	const day = dateText(outlook.asOf);
	const index = outlook.score === null ? '' : `; index ${scoreText(outlook.score, outlook.threshold)}`;
	const says = `${verdictText(verdictsOfOutlook(outlook), null, watch)}; ${lensText(scenarioName, edited)}${index}`;
	return {
		summary: `${says} on ${day}.`,
		links: [
			...(query.has('as-of')
				? []
				: [item('live', 'What the watch says, always the newest', `${origin}/${asked}`)]),
			item('fixed', `What was known on ${day}, for good`, fixed)
		],
		pictures: pictures.map(([id, label, file]) => item(`picture-${id}`, label, `${origin}/${file}${asked}`)),
		frames: frames.map(([id, label, height]) => ({
			id: `frame-${id}`,
			label,
			href: `${origin}/embed/${id}${asked}`,
			text: `<iframe src="${attribute(`${origin}/embed/${id}${asked}`)}" title="${attribute(`${watch.title}: ${id}`)}" width="100%" height="${height}" loading="lazy" style="border: 0"></iframe>`
		})),
		citation: {
			id: 'citation',
			label: 'To cite what it says',
			text: `${watch.title}: ${says}, as known on ${day}. ${fixed}`,
			href: null
		},
		back: `/${asked}`
	};
}
