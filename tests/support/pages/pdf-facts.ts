import { PDFArray, PDFDict, PDFDocument, PDFName, PDFStream } from '@cantoo/pdf-lib';

/** What can be told of a PDF without drawing it. */
export interface PdfFacts {
	readonly pages: number;
	readonly images: number;
	readonly fonts: number;
	/** Fonts that carry their own shapes. */
	readonly embedded: number;
	/** Fonts whose shapes map to letters, so that text can be selected and searched. */
	readonly selectable: number;
	readonly title: string;
	readonly author: string;
	readonly tagged: boolean;
	readonly outlined: boolean;
}

const at = (dict: PDFDict, key: string): unknown => dict.lookup(PDFName.of(key));
const is = (dict: PDFDict, key: string, name: string): boolean => at(dict, key) === PDFName.of(name);

/** The dictionary that describes a font's shapes; of a composite font it hangs below its descendant. */
function descriptorOf(font: PDFDict): PDFDict | null {
	const below = at(font, 'DescendantFonts');
	const holder = below instanceof PDFArray ? below.lookup(0, PDFDict) : font;
	const descriptor = at(holder, 'FontDescriptor');
	return descriptor instanceof PDFDict ? descriptor : null;
}

function isEmbedded(font: PDFDict): boolean {
	// A font of type 3 is made of drawings: its shapes are in the file.
	if (is(font, 'Subtype', 'Type3')) return true;
	const descriptor = descriptorOf(font);
	return descriptor !== null && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => at(descriptor, key));
}

export async function pdfFacts(bytes: Uint8Array): Promise<PdfFacts> {
	const document = await PDFDocument.load(bytes, { updateMetadata: false });
	const dicts = document.context
		.enumerateIndirectObjects()
		.flatMap(([, object]) =>
			object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : []
		);
	const fonts = dicts.filter(
		(dict) => is(dict, 'Type', 'Font') && !/^\/CIDFont/.test(String(at(dict, 'Subtype')))
	);
	return {
		pages: document.getPageCount(),
		images: dicts.filter((dict) => is(dict, 'Subtype', 'Image')).length,
		fonts: fonts.length,
		embedded: fonts.filter(isEmbedded).length,
		selectable: fonts.filter((font) => at(font, 'ToUnicode') !== undefined).length,
		title: document.getTitle() ?? '',
		author: document.getAuthor() ?? '',
		tagged: at(document.catalog, 'StructTreeRoot') !== undefined,
		outlined: at(document.catalog, 'Outlines') !== undefined
	};
}
