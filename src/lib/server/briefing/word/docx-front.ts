import { HeadingLevel, Paragraph, TableRow, type Table } from 'docx';
import { isolated, type BriefingView } from '#present';
import {
	boxOf,
	bullet,
	cell,
	gap,
	heading,
	lead,
	paragraph,
	textRun,
	sideBySide,
	strong,
	tableOf
} from './docx-parts.ts';

/** Masthead, the analyst's title, the headline, and who answers for it. */
export function headParts(view: BriefingView): Paragraph[] {
	const handling = view.handling === '' ? [] : [textRun(' · '), strong(view.handling)];
	const by = [view.by, view.front.confidence ?? ''].filter((part) => part !== '').join(' · ');
	const { corrects } = view;
	return [
		paragraph(
			strong(`${view.watchTitle} · Briefing`),
			...handling,
			textRun(` · taken ${view.taken} · as of ${view.asOf} · no. ${view.shortId}`)
		),
		...(view.title === '' ? [] : [lead(strong(view.title))]),
		new Paragraph({ text: view.headline, heading: HeadingLevel.HEADING_1 }),
		...(by === '' ? [] : [paragraph(textRun(by, { size: 18 }))]),
		...(corrects === null
			? []
			: [paragraph(textRun(`This briefing corrects no. ${corrects.shortId}, which stays as it was.`))])
	];
}

/** The box of what the briefing departs from, and in what; `more` says that the whole of it follows after page one. */
export function differenceParts(
	difference: BriefingView['difference'],
	more: boolean,
	size = 19
): (Paragraph | Table)[] {
	if (difference === null) return [];
	const { heading: title, says, rows } = difference;
	const head = paragraph(
		strong(title, { size }),
		textRun(says === '' ? ':' : `, ${says}:`, { size }),
		textRun(more ? ' in full after page one.' : '', { size })
	);
	const lines = rows.map(({ id, name, change, observed, reason }) => {
		const beside = observed === null ? '' : ` (${observed})`;
		const why = reason === null ? 'No reason given.' : `Reason: ${reason}`;
		return bullet(
			strong(`${isolated(name)}:`, { size }),
			textRun(` ${change}${beside}.${id === null ? '' : ` ${why}`}`, { size })
		);
	});
	return [boxOf([head, ...lines]), gap()];
}

interface Said {
	readonly heading: string;
	readonly text: string;
}

/** In half points: smaller than the text of the following pages, for page one is one page. */
const BESIDE = 17;

/** Two headings with a paragraph each, side by side. */
export function saidParts(left: Said, right: Said): Table {
	const said = ({ heading: title, text }: Said): Paragraph[] => [
		heading(title),
		paragraph(textRun(text, { size: BESIDE }))
	];
	return sideBySide(said(left), said(right));
}

/** The foot of page one: what the grades mean, what the index is not, and where to verify. */
export function footParts({ id, address }: BriefingView): Paragraph[] {
	const grades =
		'Grades: a letter for the source (A completely reliable to E unreliable, F can’t be judged), a digit for the figure (1 confirmed by others to 5 improbable, 6 can’t be judged).';
	const not =
		'The index describes evidence through a chosen lens. It is not a forecast and not a probability.';
	const verify = `This briefing never changes; its number is the SHA-256 of its record, ${id}. Verify it at ${address}/verify.`;
	return [gap(), paragraph(textRun(`${grades} ${not} ${verify}`, { size: 14, color: '565B60' }))];
}

/** The five largest parts, and what the others add: the column adds up to the index. */
export function largestParts({ parts, rest }: BriefingView['front']): (Paragraph | Table)[] {
	if (parts.length === 0) return [];
	const rows = parts.map(
		({ name, bound, latest, period, adds, before, grade }) =>
			new TableRow({
				cantSplit: true,
				children: [
					cell(name, 'left', [], {}, true),
					cell(bound === null ? latest : `${bound} ${latest}`, 'right', [], { bold: true }, true),
					cell(period ?? 'assumed', 'left', [], {}, true),
					cell(adds, 'right', [], {}, true),
					cell(before, 'right', [], {}, true),
					cell(grade?.code ?? '', 'left', [], {}, true)
				]
			})
	);
	const last =
		rest &&
		new TableRow({
			cantSplit: true,
			children: [
				cell(`${rest.count} more, on the next page`, 'left', [], { italics: true }),
				cell('', 'right'),
				cell('', 'left'),
				cell(rest.adds, 'right'),
				cell('', 'right'),
				cell('', 'left')
			]
		});
	return [
		heading(parts.length === 5 ? 'Five largest parts' : 'Largest parts'),
		tableOf(
			[
				['Indicator', 0.35, 'left'],
				['Newest', 0.14, 'right'],
				['Period', 0.2, 'left'],
				['Adds', 0.1, 'right'],
				['A year before', 0.13, 'right'],
				['Grade', 0.08, 'left']
			],
			last ? [...rows, last] : rows,
			false
		)
	];
}
