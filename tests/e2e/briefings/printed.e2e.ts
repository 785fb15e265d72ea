import { expect, test } from '@playwright/test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkSnapshot, parseSnapshotFile } from '#briefing';
import { briefingViewOf, type BriefingView } from '#present';
import { fileOf, type Workshop } from '#server/briefing/briefing-file.ts';
import { onePdf } from '#server/briefing/one-pdf.ts';
import { makeBriefing, type MadeBriefing } from '#server/briefing/briefing.ts';
import { printPartsOf, type PrintParts } from '#server/briefing/print-parts.ts';
import { useBuild } from '#server/build/builds.ts';
import { startPrinter, type Printer } from '#server/print/print-pdf.ts';
import { requestOf, watchOf } from '../../support/frozen-watch.ts';
import { printedPages } from '../../support/pages/printed.ts';
import { randomBriefing } from '../../support/random-briefings.ts';

test.describe.configure({ mode: 'default', timeout: 600_000 });

let printer: Printer;
let parts: PrintParts;
test.beforeAll(async () => {
	parts = await printPartsOf(await useBuild(() => undefined));
	printer = await startPrinter(process.env.CHROMIUM_PATH ?? null);
});
test.afterAll(() => printer.close());

const workshop = (paper: 'A4' | 'Letter'): Workshop => ({
	parts: () => Promise.resolve(parts),
	printer: () => Promise.resolve(printer),
	origin: 'http://127.0.0.1:3000',
	paper,
	author: undefined
});

const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Every heading as it would stand on a line of its own; a long one may take two, and then its last words count. */
function headingsOf(view: BriefingView): readonly string[] {
	return [
		'Analyst’s judgement',
		'Analyst’s judgement, continued',
		view.history.title,
		'Five largest parts',
		'Largest parts',
		'Indicators',
		'Caveats',
		`Weights and reasons: ${view.scenario.name}${view.scenario.edited ? ', edited' : ''}`,
		'Events on the chart',
		'Sources',
		...view.groups.map(({ name }) => name)
	].map(words);
}

const TABLE_HEADS = /^(Indicator Latest As of|Indicator Newest Period|Step, in this order)/;
/** Fewer lines than this on a last page, and it was not worth its paper. */
const LEAST_LINES = 8;

test('whatever the lengths, page one is one page, and no heading, table head or last line stands alone', async () => {
	const found = await watchOf();
	const samples = fc.sample(randomBriefing(found.watch), { numRuns: 12, seed: 20261125 });
	for (const [at, changes] of samples.entries()) {
		const made = await makeBriefing(requestOf(found, changes), null);
		const view = briefingViewOf(made.id, made.record, 'http://127.0.0.1:3000');
		const headings = headingsOf(view);
		const papers = ['A4', 'Letter'] as const;
		const pdfs = await Promise.all(papers.map((paper) => fileOf(made, 'pdf', workshop(paper))));
		for (const [which, paper] of papers.entries()) {
			const pdf = pdfs[which];
			if (pdf === undefined || typeof pdf === 'string') throw new Error('no PDF');
			const pages = printedPages(pdf);
			const told = `sample ${at} on ${paper}`;
			const textOf = (page: number): string => words((pages[page] ?? []).map(({ text }) => text).join(' '));
			expect(textOf(0), told).toContain('How close');
			expect(textOf(0), `${told}: how to verify, on page one`).toContain(
				'computes the number and every figure'
			);
			expect(textOf(1), `${told}: the table begins on page two`).toContain('Indicator Latest As of');
			for (const [number, lines] of pages.entries()) {
				const last = words(lines.at(-1)?.text ?? '');
				expect(headings, `${told}: the last line of page ${number + 1}`).not.toContain(last);
				expect(last, `${told}: the last line of page ${number + 1}`).not.toMatch(TABLE_HEADS);
			}
			expect(pages.at(-1)?.length, `${told}: lines on the last page`).toBeGreaterThanOrEqual(LEAST_LINES);
		}
	}
});

/**
 * What LibreOffice makes of the Word file: whether page one holds all of its parts, what page two begins with, and
 * whether every page says how it is to be handled.
 */
async function wordPages(made: MadeBriefing): Promise<Record<string, object>> {
	const folder = mkdtempSync(join(tmpdir(), 'word-'));
	const papers = ['A4', 'Letter'] as const;
	try {
		for (const paper of papers) {
			const file = await fileOf(made, 'docx', workshop(paper));
			writeFileSync(join(folder, `${paper}.docx`), file);
		}
		const files = papers.map((paper) => join(folder, `${paper}.docx`));
		const home = `-env:UserInstallation=file://${folder}/home`;
		execFileSync('soffice', [home, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
			stdio: 'ignore'
		});
		return Object.fromEntries(
			papers.map((paper) => {
				const pages = printedPages(readFileSync(join(folder, `${paper}.pdf`)), 'all');
				const [first = '', second = ''] = pages.map((lines) =>
					words(lines.map(({ text }) => text).join(' '))
				);
				return [
					paper,
					{
						first: first.includes('What it hangs on') && first.includes('Since the last briefing'),
						second: second.replace(/^FOR OFFICIAL USE /, '').split(' ')[0],
						handled: pages.every((lines) => lines[0]?.text === 'FOR OFFICIAL USE')
					}
				];
			})
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

const JUDGEMENT = 'It is about arms and fuel, and both rest on few reports. '.repeat(22).slice(0, 1200);

/** A judgement of 1,200 characters beside an edit with its reason, signed and marked. */
async function fullBriefing(): Promise<MadeBriefing> {
	const found = await watchOf();
	const { scenario } = requestOf(found);
	const weights = new Map(scenario.weights).set('arms-share-russia', {
		weight: 0,
		polarity: 1,
		reason: null
	});
	const request = requestOf(found, {
		scenario: { ...scenario, weights },
		reasons: new Map([['arms-share-russia', 'one official statement, not borne out by mirror data']]),
		signed: { author: 'A. Analyst', organisation: 'Asia desk', handling: 'FOR OFFICIAL USE' },
		judgement: {
			yardstick: 'PHIA',
			likelihood: 'likely or probable',
			statement: 'arms and fuel ties last through 2027 at about today’s depth',
			confidence: 'low',
			confidenceReason: 'much rests on official claims',
			text: JUDGEMENT
		}
	});
	return makeBriefing(request, null);
}

test('page one holds a judgement of 1,200 characters beside an edit with its reason', async () => {
	const made = await fullBriefing();
	for (const paper of ['A4', 'Letter'] as const) {
		const pdf = await fileOf(made, 'pdf', workshop(paper));
		if (typeof pdf === 'string') throw new Error('no PDF');
		const pages = printedPages(pdf);
		expect(pages, `${paper}: no page for a few lines`).toHaveLength(3);
		const [first = [], second = []] = pages;
		const page = words(first.map(({ text }) => text).join(' '));
		expect(page).toContain(words(JUDGEMENT).slice(-60));
		for (const part of [
			'FOR OFFICIAL USE',
			'A. Analyst, Asia desk',
			'Differs from Baseline',
			'weight 100 → 0',
			'not borne out by mirror data',
			'Five largest parts',
			'more, page 2',
			'What it hangs on',
			'Grades: a letter for the source',
			'computes the number and every figure'
		])
			expect(page, paper).toContain(part);
		expect(words(second[0]?.text ?? ''), paper).not.toMatch(/^Grades|^What it hangs on/);
		for (const [at, lines] of printedPages(pdf, 'all').entries())
			for (const line of [lines[0], lines.at(-1)])
				expect(line?.text, `${paper}, page ${at + 1}`).toContain('FOR OFFICIAL USE');
	}
});

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
test('so does page one in Word, as LibreOffice lays it out', async () => {
	test.skip(
		!hasOffice,
		'LibreOffice (soffice) isn’t on this machine: what Word’s pages hold is not looked at'
	);
	const page = { first: true, second: 'Indicators', handled: true };
	expect(await wordPages(await fullBriefing())).toEqual({ A4: page, Letter: page });
});

test('all lenses stand in one PDF behind their comparison, and each is verified from it', async () => {
	const found = await watchOf();
	const scenarios = found.watch.scenarios.slice(0, 3);
	const made = await Promise.all(
		scenarios.map((scenario) => makeBriefing(requestOf(found, { scenario }), null))
	);
	for (const paper of ['A4', 'Letter'] as const) {
		const pdf = await onePdf(made, workshop(paper));
		const pages = printedPages(pdf).map((lines) => words(lines.map(({ text }) => text).join(' ')));
		expect(pages[0]).toContain('3 lenses compared');
		// A name of two words may stand on two lines.
		for (const { name } of scenarios) expect(pages[0]).toContain(name.split(' ')[0]);
		expect(pages.filter((text) => text.includes('How close: '))).toHaveLength(4);
		expect(pages.filter((text) => text.includes('more, next page'))).toHaveLength(3);
		const document = await PDFDocument.load(pdf, { updateMetadata: false });
		expect(document.getTitle()).toContain('3 lenses compared');
		const records = document.getAttachments().map(({ data }) => new TextDecoder().decode(data));
		expect(records).toHaveLength(3);
		for (const text of records) {
			const { value } = parseSnapshotFile(text);
			expect(value !== null && (await checkSnapshot(value)).sound).toBe(true);
		}
	}
});
