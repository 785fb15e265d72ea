import {
	AlignmentType,
	Bookmark,
	Document,
	ExternalHyperlink,
	FootnoteReferenceRun,
	HeadingLevel,
	ImageRun,
	InternalHyperlink,
	Packer,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType,
	type IRunOptions,
	type ParagraphChild
} from 'docx';
import type { BriefingView } from '#present';
import type { Picture } from './print-pdf.ts';

type IndicatorRow = BriefingView['groups'][number]['rows'][number];

const heavy = { bold: true } as const;
const strong = (text: string): TextRun => new TextRun({ text, ...heavy });
const run = (text: string, options: IRunOptions = {}): TextRun => new TextRun({ text, ...options });
const paragraph = (...children: ParagraphChild[]): Paragraph =>
	new Paragraph({ children, spacing: { after: 120 } });
const heading = (text: string): Paragraph =>
	new Paragraph({
		text,
		heading: HeadingLevel.HEADING_2,
		keepNext: true,
		spacing: { before: 240, after: 80 }
	});
const bullet = (...children: ParagraphChild[]): Paragraph =>
	new Paragraph({ children, bullet: { level: 0 } });

/** A4 or Letter less the margins, in pixels of 96 to the inch. */
const PRINTED_WIDTH = 620;

function picture({ png, width, height }: Picture, name: string, description: string): Paragraph {
	const transformation = {
		width: PRINTED_WIDTH,
		height: Math.round((PRINTED_WIDTH * height) / Math.max(1, width))
	};
	const altText = { name, title: name, description };
	return paragraph(new ImageRun({ type: 'png', data: png, transformation, altText }));
}

function cell(text: string, side: 'left' | 'right', more: readonly ParagraphChild[] = []): TableCell {
	const alignment = side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT;
	return new TableCell({
		children: [new Paragraph({ alignment, children: [run(text, { size: 17 }), ...more] })]
	});
}

function headerRow(titles: readonly string[]): TableRow {
	return new TableRow({
		tableHeader: true,
		cantSplit: true,
		children: titles.map(
			(title) =>
				new TableCell({ children: [new Paragraph({ children: [run(title, { bold: true, size: 17 })] })] })
		)
	});
}

/** The first reference carries the footnote; Word wants one for each, so a later one is a link to the first. */
function noteReference(number: string, cited: Set<string>): Bookmark | InternalHyperlink {
	const id = `source-${number}`;
	if (cited.has(number))
		return new InternalHyperlink({ anchor: id, children: [run(number, { superScript: true })] });
	cited.add(number);
	return new Bookmark({ id, children: [new FootnoteReferenceRun(Number(number))] });
}

/** The source becomes a footnote; its number in the list of the page is the footnote's. */
function indicatorRow(row: IndicatorRow, cited: Set<string>): TableRow {
	const number = /\[(\d+)\]$/.exec(row.source ?? '')?.[1];
	const source = (row.source ?? '').replace(/ \[\d+\]$/, '');
	const note = number === undefined ? [] : [noteReference(number, cited)];
	const marks = row.marks.length > 0 ? ` (${row.marks.join('; ')})` : '';
	return new TableRow({
		cantSplit: true,
		children: [
			cell(`${row.name}, ${row.unit}${marks}`, 'left'),
			cell(row.bound === null ? row.latest : `${row.bound} ${row.latest}`, 'right', note),
			cell(row.period === null ? '' : `${row.period}, ${source}`, 'left'),
			cell(`${row.weight}${row.reversed ? ', reversed' : ''}`, 'right'),
			cell(row.adds, 'right'),
			cell(row.grade?.code ?? '', 'left')
		]
	});
}

const full = { size: 100, type: WidthType.PERCENTAGE } as const;

function indicatorTable(groups: BriefingView['groups']): Table {
	const cited = new Set<string>();
	const groupRow = (name: string): TableRow =>
		new TableRow({
			cantSplit: true,
			children: [
				new TableCell({
					columnSpan: 6,
					children: [new Paragraph({ children: [strong(name)], keepNext: true })]
				})
			]
		});
	return new Table({
		width: full,
		rows: [
			headerRow(['Indicator', 'Latest', 'As of', 'Weight', 'Adds', 'Grade']),
			...groups.flatMap(({ name, rows }) => [groupRow(name), ...rows.map((row) => indicatorRow(row, cited))])
		]
	});
}

function movedParts(moved: BriefingView['moved']): (Paragraph | Table)[] {
	if (moved === null) return [];
	const { view } = moved;
	const rows = view?.steps.map(
		({ name, total, parts }) =>
			new TableRow({
				cantSplit: true,
				children: [
					cell(name, 'left'),
					cell(parts.map((part) => `${part.name} ${part.change}`).join('; ') || 'none', 'left'),
					cell(total, 'right')
				]
			})
	);
	const table = rows && [
		new Table({ width: full, rows: [headerRow(['Step', 'By indicator', 'Change']), ...rows] })
	];
	return [heading(moved.heading), paragraph(run(moved.lead)), ...(table ?? [])];
}

function judgementParts(judgement: BriefingView['judgement']): Paragraph[] {
	if (judgement === null) return [];
	const { likelihood, statement, confidence, reason, paragraphs } = judgement;
	const judged = [
		...(likelihood === null ? [] : [strong(likelihood)]),
		...(statement === '' ? [] : [run(likelihood === null ? statement : `: ${statement}`)])
	];
	return [
		heading('Analyst’s judgement'),
		...(judged.length > 0 ? [paragraph(...judged)] : []),
		...paragraphs.map((text) =>
			paragraph(...text.split('\n').map((line, at) => run(line, at > 0 ? { break: 1 } : {})))
		),
		...(confidence === null
			? []
			: [paragraph(strong(`Confidence in the evidence: ${confidence.toLowerCase()}.`), run(` ${reason}`))])
	];
}

function closingParts(view: BriefingView): Paragraph[] {
	const caveats = view.caveats.map((caveat) => bullet(run(caveat)));
	return [
		...(caveats.length > 0 ? [heading('Caveats'), ...caveats] : []),
		heading(`Weights and reasons: ${view.scenario.name}${view.scenario.edited ? ', edited' : ''}`),
		paragraph(run(view.scenario.storyline)),
		...view.weights.map(({ weight, name, reversed, reason }) =>
			bullet(strong(weight), run(` ${name}${reversed ? ', read the other way round' : ''}: ${reason}`))
		),
		heading('How to verify'),
		paragraph(
			run(`This briefing never changes. Its number is the SHA-256 of its record: ${view.id}. `),
			new ExternalHyperlink({
				link: `${view.address}/verify`,
				children: [run(`${view.address}/verify`, { style: 'Hyperlink' })]
			})
		),
		paragraph(
			run(
				`${view.made} The index describes evidence through a chosen lens. It is not a forecast and not a probability.`
			)
		)
	];
}

/** A briefing for Word: headings, tables whose header repeats, sources as footnotes, charts as pictures. */
export async function briefingDocx(
	view: BriefingView,
	{ scale, history }: { readonly scale: Picture; readonly history: Picture },
	author: string
): Promise<Uint8Array> {
	const { robustness } = view;
	const lead = [
		...view.sentences,
		robustness.tipping,
		robustness.draws,
		robustness.draws && robustness.label,
		robustness.weightings
	];
	const footnotes = Object.fromEntries(
		view.sources.map(({ number, text, url }) => [
			number,
			{
				children: [
					new Paragraph({ children: [run(`${text}${url === null ? '' : ` ${url}`}`, { size: 16 })] })
				]
			}
		])
	);
	const document = new Document({
		title: view.headline,
		subject: view.question,
		creator: author,
		lastModifiedBy: author,
		description: `Briefing no. ${view.id}`,
		styles: { default: { document: { run: { font: 'Calibri', size: 21, language: { value: 'en-GB' } } } } },
		footnotes,
		sections: [
			{
				children: [
					paragraph(
						strong(`${view.watchTitle} · Briefing`),
						run(` · taken ${view.taken} · as of ${view.asOf} · no. ${view.shortId}`)
					),
					...(view.title === '' ? [] : [paragraph(strong(view.title))]),
					new Paragraph({ text: view.headline, heading: HeadingLevel.HEADING_1 }),
					paragraph(run(lead.filter((part) => part !== null && part !== '').join(' '))),
					...judgementParts(view.judgement),
					picture(scale, 'Scale', view.scale.summary),
					heading(view.history.title),
					picture(history, 'History', view.history.summary),
					...movedParts(view.moved),
					heading('Indicators'),
					indicatorTable(view.groups),
					...closingParts(view)
				]
			}
		]
	});
	return new Uint8Array(await Packer.toBuffer(document));
}
