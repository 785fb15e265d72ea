import { ExternalHyperlink, HeadingLevel, Paragraph, TableRow, type Table } from 'docx';
import { isolated, type BriefingView } from '#present';
import {
	block,
	bullet,
	cell,
	heading,
	lead,
	leadBullet,
	paragraph,
	picture,
	textRun,
	strong,
	tableOf,
	wordDocument,
	type DocumentFacts
} from './docx-parts.ts';
import { differenceParts, footParts, headParts, largestParts, saidParts } from './docx-front.ts';
import { indicatorTable } from './docx-indicators.ts';
import type { Picture } from '../../print/print-pdf.ts';

function movedParts(moved: BriefingView['moved']): (Paragraph | Table)[] {
	if (moved === null) return [];
	const { view } = moved;
	const rows = view?.steps.map(
		({ name, total, parts }) =>
			new TableRow({
				cantSplit: true,
				children: [
					cell(name, 'left'),
					cell(parts.map((part) => `${isolated(part.name)} ${part.change}`).join('; ') || 'none', 'left'),
					cell(total, 'right')
				]
			})
	);
	const total =
		view &&
		new TableRow({
			cantSplit: true,
			children: [
				cell('All', 'left', [], { bold: true }),
				cell(`from ${view.from} to ${view.to}`, 'left', [], { bold: true }),
				cell(view.total, 'right', [], { bold: true })
			]
		});
	const table = rows &&
		total && [
			tableOf(
				[
					['Step, in this order', 0.18, 'left'],
					['By indicator', 0.72, 'left'],
					['Change', 0.1, 'right']
				],
				[...rows, total]
			)
		];
	return [heading(moved.heading), paragraph(textRun(moved.lead)), ...(table ?? [])];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const typedParagraph = (text: string, size = 19): Paragraph =>
	paragraph(...text.split('\n').map((line, at) => textRun(line, { size, ...(at > 0 ? { break: 1 } : {}) })));

/** What of the judgement page one has no room for. */
function continuedParts(judgement: BriefingView['judgement']): Paragraph[] {
	if (judgement === null || judgement.continued.length === 0) return [];
	return [
		heading('Analyst’s judgement, continued'),
		...judgement.continued.map((text) => typedParagraph(text))
	];
}

/** In half points, the judgement and the box below it: the less room page one has, the smaller. */
const FRONT_SIZE: Readonly<Record<BriefingView['frontRoom']['room'], number>> = {
	roomy: 19,
	full: 18,
	tight: 16,
	bare: 16
};

function judgementParts({ judgement, frontRoom }: BriefingView): Paragraph[] {
	if (judgement === null) return [];
	const size = FRONT_SIZE[frontRoom.room];
	const { likelihood, statement, confidence, reason, paragraphs, continued } = judgement;
	const judged = [
		...(likelihood === null ? [] : [strong(likelihood, { size })]),
		...(statement === '' ? [] : [textRun(likelihood === null ? statement : `: ${statement}`, { size })])
	];
	return [
		heading('Analyst’s judgement'),
		...(judged.length > 0 ? [paragraph(...judged)] : []),
		...paragraphs.map((text) => typedParagraph(text, size)),
		...(continued.length > 0
			? [paragraph(textRun('Continued after page one.', { italics: true, size }))]
			: []),
		...(confidence === null
			? []
			: [
					paragraph(
						strong(`Confidence in the evidence: ${confidence.toLowerCase()}`, { size }),
						textRun(` – ${reason}`, { size })
					)
				])
	];
}

/** Entries of a list that stay with what follows it. */
const KEPT = 4;

function closingParts(view: BriefingView): Paragraph[] {
	const caveats = view.caveats.map((caveat) => bullet(textRun(caveat)));
	return [
		...(caveats.length > 0 ? [heading('Caveats'), ...caveats] : []),
		heading(`Weights and reasons: ${view.scenario.name}${view.scenario.edited ? ', edited' : ''}`),
		paragraph(textRun(view.scenario.storyline)),
		// The end of the list goes with what follows: no page holds the last lines alone.
		...view.weights.map(({ weight, before, name, reversed, reason }, at) =>
			(at < view.weights.length - KEPT ? bullet : leadBullet)(
				strong(before === null ? weight : `${before} → ${weight}`),
				textRun(` ${isolated(name)}${reversed ? ', read the other way round' : ''}: ${reason}`)
			)
		),
		...(view.unweighed.length > 0
			? [lead(textRun(`At weight 0, not counted: ${view.unweighed.join('; ')}.`))]
			: []),
		heading('How to verify'),
		lead(
			textRun(`This briefing never changes. Its number is the SHA-256 of its record: ${view.id}. `),
			new ExternalHyperlink({
				link: `${view.address}/verify`,
				children: [textRun(`${view.address}/verify`, { style: 'Hyperlink' })]
			})
		),
		block(
			textRun(
				`${view.made} The index describes evidence through a chosen lens. It is not a forecast and not a probability. ${view.naming === '' ? '' : `${capital(view.naming)}.`}`.trim()
			)
		)
	];
}

const eventParts = (markers: BriefingView['history']['markers']): Paragraph[] => [
	...(markers.length > 0 ? [heading('Events on the chart')] : []),
	...markers.map(
		({ number, date, title }) =>
			new Paragraph({
				children: [textRun(`${number}. ${date} ${title}`, { size: 17 })],
				indent: { left: 360, hanging: 360 }
			})
	)
];

/** A briefing for Word: headings, tables whose header repeats, sources as footnotes, charts as pictures. */
export async function briefingDocx(
	view: BriefingView,
	{ scale, history }: { readonly scale: Picture; readonly history: Picture },
	{ author, paper }: Pick<DocumentFacts, 'author' | 'paper'>
): Promise<Uint8Array> {
	const { robustness, front, frontRoom } = view;
	// Word's own lines are higher: what is set small in a PDF leaves the history no room here.
	const isBare = frontRoom.room === 'tight' || frontRoom.room === 'bare';
	const tipping = robustness.tipping ?? '';
	const words = [...view.sentences, robustness.draws, isBare ? tipping : '', robustness.weightings];
	const historyParts = [heading(view.history.title), picture(history, 'History', view.history.summary)];
	const notes = view.sources.map(({ number, text, url }) => ({
		number,
		text: `${text} ${url ?? ''}`.trim()
	}));
	return wordDocument(
		{
			title: view.documentTitle,
			subject: view.question,
			description: `Briefing no. ${view.id}`,
			author,
			handling: view.handling,
			paper
		},
		notes,
		[
			...headParts(view),
			...judgementParts(view),
			...differenceParts(frontRoom.difference, frontRoom.more, FRONT_SIZE[frontRoom.room]),
			picture(scale, 'Scale', view.scale.summary, 0.8),
			saidParts(front.close, front.way),
			...(robustness.draws ? [paragraph(textRun(robustness.label, { size: 16 }))] : []),
			...(isBare ? [] : historyParts),
			...largestParts(front),
			saidParts(
				{ heading: 'What it hangs on', text: `${front.hangs.join(' ')} ${isBare ? '' : tipping}`.trim() },
				front.since
			),
			...footParts(view),
			new Paragraph({ text: 'Indicators', heading: HeadingLevel.HEADING_2, pageBreakBefore: true }),
			indicatorTable(view.groups),
			paragraph(textRun(words.filter((part) => part !== null && part !== '').join(' '))),
			...continuedParts(view.judgement),
			...(frontRoom.more ? differenceParts(view.difference, false) : []),
			...(isBare ? historyParts : []),
			...movedParts(view.moved),
			...eventParts(view.history.markers),
			...closingParts(view)
		]
	);
}
