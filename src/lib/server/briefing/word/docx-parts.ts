import {
	AlignmentType,
	BorderStyle,
	Document,
	Footer,
	Header,
	HeadingLevel,
	ImageRun,
	Packer,
	PageNumber,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType,
	type IRunOptions,
	type ParagraphChild
} from 'docx';
import type { Picture } from '../../print/print-pdf.ts';

const heavy = { bold: true } as const;
export const strong = (text: string, options: IRunOptions = {}): TextRun =>
	new TextRun({ text, ...options, ...heavy });
export const textRun = (text: string, options: IRunOptions = {}): TextRun =>
	new TextRun({ text, ...options });
export const paragraph = (...children: ParagraphChild[]): Paragraph =>
	new Paragraph({ children, spacing: { after: 80 } });
/** Between two tables, which would otherwise run into one. */
export const gap = (): Paragraph => new Paragraph({ children: [textRun('', { size: 8 })] });
/** Stays whole, and on the page of what follows. */
export const lead = (...children: ParagraphChild[]): Paragraph =>
	new Paragraph({ children, spacing: { after: 80 }, keepNext: true, keepLines: true });
/** Stays whole. */
export const block = (...children: ParagraphChild[]): Paragraph =>
	new Paragraph({ children, spacing: { after: 80 }, keepLines: true });
export const heading = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_2 });
export const bullet = (...children: ParagraphChild[]): Paragraph =>
	new Paragraph({ children, bullet: { level: 0 }, keepLines: true });
/** The same, on the page of what follows. */
export const leadBullet = (...children: ParagraphChild[]): Paragraph =>
	new Paragraph({ children, bullet: { level: 0 }, keepLines: true, keepNext: true });

/** In twentieths of a point, as Word counts. */
const paperSizes = { A4: { width: 11_906, height: 16_838 }, Letter: { width: 12_240, height: 15_840 } };
const MARGIN = 860;
/** From the edge of the paper to the lines at its head and foot: both fit into the margin. */
const HEAD_MARGIN = 340;

/** The narrower paper less its margins, in pixels of 96 to the inch. */
const PRINTED_WIDTH = 650;

export function picture(
	{ png, width, height }: Picture,
	name: string,
	description: string,
	share = 1
): Paragraph {
	const printed = PRINTED_WIDTH * share;
	const transformation = {
		width: Math.round(printed),
		height: Math.round((printed * height) / Math.max(1, width))
	};
	const altText = { name, title: name, description };
	return paragraph(new ImageRun({ type: 'png', data: png, transformation, altText }));
}

export function cell(
	text: string,
	side: 'left' | 'right',
	more: readonly ParagraphChild[] = [],
	options: IRunOptions = {},
	keepNext = false
): TableCell {
	const alignment = side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT;
	const children = [textRun(text, { size: 17, ...options }), ...more];
	return new TableCell({ children: [new Paragraph({ alignment, keepNext, children })] });
}

/** A framed box of paragraphs that stays whole. */
export function boxOf(children: readonly Paragraph[]): Table {
	const frame = { style: BorderStyle.SINGLE, size: 6, color: '1C2126' };
	return new Table({
		width: { size: 100, type: WidthType.PERCENTAGE },
		margins: { top: 60, bottom: 60, left: 120, right: 120 },
		borders: { top: frame, bottom: frame, left: frame, right: frame },
		rows: [new TableRow({ cantSplit: true, children: [new TableCell({ children: [...children] })] })]
	});
}

/** Two columns beside each other, without lines. */
export function sideBySide(left: readonly Paragraph[], right: readonly Paragraph[]): Table {
	const half = { size: 50, type: WidthType.PERCENTAGE };
	const edges = { top: none, bottom: none, left: none, right: none };
	const cells = [left, right].map(
		(children) => new TableCell({ width: half, borders: edges, children: [...children] })
	);
	return new Table({
		width: { size: 100, type: WidthType.PERCENTAGE },
		layout: TableLayoutType.FIXED,
		columnWidths: [0.5, 0.5].map((share) => Math.round(share * (paperSizes.A4.width - 2 * MARGIN))),
		margins: { left: 0, right: 160 },
		borders: { ...edges, insideHorizontal: none, insideVertical: none },
		rows: [new TableRow({ cantSplit: true, children: cells })]
	});
}

/** A column: its title, its share of the width, and the side that its cells stand on. */
type Column = readonly [title: string, share: number, side: 'left' | 'right'];

const line = (color: string) => ({ style: BorderStyle.SINGLE, size: 4, color });
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** A table as on the page: hairlines between the rows, and a header that comes again on each page; of a table that stays whole it doesn't. */
export function tableOf(columns: readonly Column[], rows: readonly TableRow[], repeats = true): Table {
	const width = paperSizes.A4.width - 2 * MARGIN;
	const header = new TableRow({
		tableHeader: repeats,
		cantSplit: true,
		children: columns.map(([title, , side]) => cell(title, side, [], { bold: true }, true))
	});
	return new Table({
		width: { size: 100, type: WidthType.PERCENTAGE },
		columnWidths: columns.map(([, share]) => Math.round(share * width)),
		layout: TableLayoutType.FIXED,
		margins: { top: 20, bottom: 20, left: 40, right: 80 },
		borders: {
			top: none,
			left: none,
			right: none,
			insideVertical: none,
			insideHorizontal: line('BBBBBB'),
			bottom: line('1C2126')
		},
		rows: [header, ...rows]
	});
}

const serif = { font: 'Georgia', bold: true, color: '1C2126' } as const;

/** What a document says of itself, and the paper it is for. */
export interface DocumentFacts {
	readonly title: string;
	readonly subject: string;
	readonly description: string;
	readonly author: string;
	/** How it is to be handled, said on every page; empty where nothing is said. */
	readonly handling: string;
	readonly paper: keyof typeof paperSizes;
}

const styles = {
	default: {
		document: { run: { font: 'Calibri', size: 19, language: { value: 'en-GB' } } },
		heading1: { run: { ...serif, size: 34 }, paragraph: { keepNext: true, spacing: { after: 80 } } },
		heading2: {
			run: { ...serif, size: 22 },
			paragraph: { keepNext: true, spacing: { before: 140, after: 50 } }
		},
		footnoteText: { run: { size: 15 } }
	}
} as const;

const marking = (handling: string): Paragraph =>
	new Paragraph({
		alignment: AlignmentType.CENTER,
		children: [strong(handling, { size: 16 })]
	});

const pageNumbers = (handling: string): Footer =>
	new Footer({
		children: [
			...(handling === '' ? [] : [marking(handling)]),
			new Paragraph({
				alignment: AlignmentType.RIGHT,
				children: [new TextRun({ size: 16, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })]
			})
		]
	});

/** A Word document as bytes: its parts in order, its footnotes by their numbers, numbered pages. */
export async function wordDocument(
	{ title, subject, description, author, handling, paper }: DocumentFacts,
	notes: readonly { readonly number: number; readonly text: string }[],
	children: readonly (Paragraph | Table)[]
): Promise<Uint8Array> {
	const margin = {
		...{ top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
		...{ header: HEAD_MARGIN, footer: HEAD_MARGIN }
	};
	const footnotes = notes.map(({ number, text }) => [
		number,
		{ children: [new Paragraph({ style: 'FootnoteText', children: [textRun(` ${text}`)] })] }
	]);
	const document = new Document({
		title,
		subject,
		description,
		creator: author,
		lastModifiedBy: author,
		styles,
		footnotes: Object.fromEntries(footnotes) as Record<string, { children: Paragraph[] }>,
		sections: [
			{
				properties: { page: { size: paperSizes[paper], margin } },
				...(handling === '' ? {} : { headers: { default: new Header({ children: [marking(handling)] }) } }),
				footers: { default: pageNumbers(handling) },
				children: [...children]
			}
		]
	});
	return new Uint8Array(await Packer.toBuffer(document));
}
