import { PDFDocument } from '@cantoo/pdf-lib';
import { chromium, type Browser } from 'playwright-core';
import { chromiumArguments, findChromium, NoChromium } from './chromium.ts';

/** A browser that prints, and takes pictures for Word. */
export interface Printer {
	/** Tagged, with an outline; `html` is a one-file briefing. */
	pdf(html: string, paper: 'A4' | 'Letter', facts: PdfFacts): Promise<Uint8Array>;
	/** PNG pictures of what the selectors find first, in their order, three dots to a pixel; `style` is added to the page's. */
	pictures(html: string, selectors: readonly string[], style: string): Promise<readonly Picture[]>;
	close(): Promise<void>;
}

export interface Picture {
	readonly png: Uint8Array;
	/** In dots, as the picture itself says. */
	readonly width: number;
	readonly height: number;
}

/** What a PDF says of itself. */
export interface PdfFacts {
	readonly title: string;
	readonly author: string;
	readonly subject: string;
	/** The records, which go along. */
	readonly attachments: readonly { readonly name: string; readonly text: string }[];
	readonly made: Date;
}

/** Chromium writes no author, and calls itself the creator. */
async function describe(pdf: Uint8Array, facts: PdfFacts): Promise<Uint8Array> {
	const document = await PDFDocument.load(pdf, { updateMetadata: false });
	document.setTitle(facts.title, { showInWindowTitleBar: true });
	document.setAuthor(facts.author);
	document.setSubject(facts.subject);
	document.setCreator('Alignment Watch');
	document.setLanguage('en-GB');
	document.setCreationDate(facts.made);
	document.setModificationDate(facts.made);
	for (const { name, text } of facts.attachments)
		await document.attach(new TextEncoder().encode(text), name, {
			mimeType: 'application/json',
			description: 'The record: verify it with the cli'
		});
	return document.save();
}

async function withPage<T>(
	browser: Browser,
	html: string,
	act: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<T>
): Promise<T> {
	const page = await browser.newPage({
		viewport: { width: 900, height: 1200 },
		deviceScaleFactor: 3,
		colorScheme: 'light',
		offline: true
	});
	try {
		await page.setContent(html, { waitUntil: 'load' });
		await page.evaluate('document.fonts.ready.then(() => true)');
		return await act(page);
	} finally {
		await page.close();
	}
}

/** Starts the Chromium of this machine, or the one at a path; throws NoChromium where there is none. */
export async function startPrinter(chromiumPath: string | null): Promise<Printer> {
	const executablePath = findChromium(chromiumPath);
	if (executablePath === null)
		throw new NoChromium(
			'No Chromium was found to print with. Install one (Debian: apt-get install chromium), or name it in CHROMIUM_PATH; .html and .json need none.'
		);
	const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
	return {
		pdf: (html, format, facts) =>
			withPage(browser, html, async (page) =>
				describe(
					await page.pdf({
						format,
						printBackground: true,
						tagged: true,
						outline: true,
						preferCSSPageSize: false
					}),
					facts
				)
			),
		pictures: (html, selectors, style) =>
			withPage(browser, html, async (page) => {
				// In the colours of print, on white.
				await page.emulateMedia({ media: 'print' });
				await page.setViewportSize({ width: 720, height: 1000 });
				const taken: Picture[] = [];
				for (const selector of selectors) {
					const png = await page.locator(selector).first().screenshot({ type: 'png', style });
					taken.push({ png, width: png.readUInt32BE(16), height: png.readUInt32BE(20) });
				}
				return taken;
			}),
		close: () => browser.close()
	};
}
