import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Issue } from '#engine';
import { SNAPSHOT_NUMBER_START } from '#briefing';
import { plainTexts } from '#parse';
import { issuesJson, issueText } from '#present';
import { ArchiveFault, type Archive } from '#server/archive/archive.ts';
import { openArchive } from '#server/archive/open-archive.ts';
import { findBriefing, makeBriefing, timeText } from '#server/briefing/briefing.ts';
import type { PrintParts } from '#server/briefing/print-parts.ts';
import { BuildError } from '#server/build/make-build.ts';
import { NoChromium } from '#server/print/chromium.ts';
import type { Printer } from '#server/print/print-pdf.ts';
import type { Settings } from '#server/settings.ts';
import { readWatch } from '#server/watch/watch-folder.ts';
import type { Workshop } from '#server/briefing/briefing-file.ts';
import { writeEach, writeSummaries, writeTogether, type Order } from './brief-writing.ts';
import {
	checkOneFile,
	formatOf,
	outFor,
	paperOf,
	refuseOverwriting,
	scenariosOf,
	signedOf,
	summariesOf,
	type BriefOptions
} from './brief-options.ts';
import { knownDayOption, watchFolderOf } from '../options.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal, UsageFault } from '../terminal.ts';
import { settingsFor } from '../terminal-settings.ts';

/** `brief`: takes briefings, keeps them in the archive, and writes each as a file. */
export async function brief(options: BriefOptions, terminal: Terminal): Promise<ExitCode> {
	const format = formatOf(options.out);
	const paper = paperOf(options.paper);
	checkOneFile(options, format);
	const summaries = summariesOf(options);
	const settings = { ...settingsFor(terminal), watchDir: watchFolderOf(options, terminal) };
	const found = options.briefing === undefined ? await readWatch(settings.watchDir) : null;
	if (found !== null && 'issues' in found) return refuse(found.issues, options, terminal);
	const orders = found === null ? [keptOrder(options)] : newOrders(options, found, terminal);
	const files = options.oneFile === true ? [options.out] : orders.map(({ file }) => file);
	refuseOverwriting([...files, ...summaries], options);
	try {
		const written = await withArchive(options, settings, (place, archive) =>
			withWorkshop({ paper, author: plainTexts(options.author) }, place, terminal, async (workshop) => {
				const writing = { orders, archive, terminal, workshop };
				const all =
					options.oneFile === true
						? await writeTogether(options.out, writing)
						: await writeEach(format, writing);
				await writeSummaries(summaries, all.made, workshop.origin);
				return all.written;
			})
		);
		if (options.json === true) terminal.out(jsonLine({ briefings: written }));
		return EXIT.fine;
	} catch (error) {
		if (!(error instanceof ArchiveFault || error instanceof NoChromium || error instanceof BuildError))
			throw error;
		const hint =
			error instanceof ArchiveFault && options.archive ? ' (--no-archive prints without keeping.)' : '';
		return refuse([faultIssue(`${error.message}${hint}`)], options, terminal);
	}
}

const faultIssue = (received: string): Issue => ({
	code: 'briefing/not-printed',
	file: null,
	line: null,
	column: null,
	field: null,
	expected: 'a briefing that can be kept and printed',
	received,
	hint: null
});

function refuse(issues: readonly Issue[], { json }: BriefOptions, terminal: Terminal): ExitCode {
	if (json === true) terminal.out(jsonLine(issuesJson(issues)));
	else
		terminal.err(
			issues
				.map((issue) => `${issue.code === 'briefing/not-printed' ? issue.received : issueText(issue)}\n`)
				.join('')
		);
	return EXIT.issues;
}

function newOrders(
	options: BriefOptions,
	{ watch, digest }: { watch: Parameters<typeof makeBriefing>[0]['watch']; digest: string },
	terminal: Terminal
): Order[] {
	const asOf = knownDayOption('--as-of', options.asOf, terminal.today, watch, terminal);
	const scenarios = scenariosOf(options, watch);
	const taken = timeText(Date.now());
	const title = plainTexts(options.title ?? '');
	if (title.length > 200) throw new UsageFault('--title', 'at most 200 characters', `${title.length}`);
	const signed = signedOf(options);
	return scenarios.map((scenario) => ({
		file: outFor(options.out, scenario.id, scenarios.length > 1),
		make: (archive) =>
			makeBriefing(
				{
					watch,
					digest,
					scenario,
					reasons: new Map(),
					signed,
					asOf,
					taken,
					title,
					judgement: null,
					corrects: null
				},
				archive
			)
	}));
}

/** A briefing that is in the archive already; its number may be shortened. */
function keptOrder({ briefing: printed = '', out, scenario, all, asOf }: BriefOptions): Order {
	// Pages print it in groups of four.
	const briefing = printed.replaceAll(' ', '');
	if (scenario !== undefined || all === true || asOf !== undefined)
		throw new UsageFault('--briefing', 'no scenario and no date beside it: it has its own', briefing);
	const fault = (received: string): UsageFault =>
		new UsageFault('--briefing', 'the number of a briefing in the archive', received);
	if (!SNAPSHOT_NUMBER_START.test(briefing)) throw fault(briefing);
	return {
		file: out,
		make: async (archive) => {
			const [id, another] = await archive.idsBeginning(briefing);
			if (id === undefined || another !== undefined)
				throw fault(`${briefing}, which ${id === undefined ? 'none' : 'more than one'} begins with`);
			const found = await findBriefing(archive, id);
			if (found?.state !== 'sound')
				throw new ArchiveFault(`The record of ${id} in the archive doesn't match its number.`);
			return found;
		}
	};
}

/** The archive of the settings; with --no-archive one that is thrown away. */
async function withArchive<T>(
	options: BriefOptions,
	settings: Settings,
	act: (place: Settings, archive: Archive) => Promise<T>
): Promise<T> {
	if (options.archive && settings.readOnly)
		throw new ArchiveFault('READ_ONLY is set: nothing may be kept here.');
	const folder = options.archive ? null : await mkdtemp(join(tmpdir(), 'briefing-'));
	const place = folder === null ? settings : { ...settings, dataDir: folder, databaseUrl: null };
	const archive = await openArchive(place);
	try {
		return await act(
			{ ...place, dataDir: resolve(place.dataDir), watchDir: resolve(place.watchDir) },
			archive
		);
	} finally {
		await archive.close();
		if (folder !== null) await rm(folder, { recursive: true, force: true });
	}
}

async function withWorkshop<T>(
	facts: Pick<Workshop, 'paper' | 'author'>,
	settings: Settings,
	terminal: Terminal,
	act: (workshop: Workshop) => Promise<T>
): Promise<T> {
	const origin = settings.origin?.origin ?? `http://127.0.0.1:${settings.port}`;
	const started: { parts?: ReturnType<Workshop['parts']>; printer?: ReturnType<Workshop['printer']> } = {};
	const say = (text: string): void => terminal.err(`${text}\n`);
	const loadParts = async (): Promise<PrintParts> => {
		const [{ useBuild }, { printPartsOf }] = await Promise.all([
			import('#server/build/builds.ts'),
			import('#server/briefing/print-parts.ts')
		]);
		return printPartsOf(await useBuild(say));
	};
	const startPrinter = async (): Promise<Printer> =>
		(await import('#server/print/print-pdf.ts')).startPrinter(settings.chromiumPath);
	try {
		return await act({
			...facts,
			origin,
			parts: () => (started.parts ??= loadParts()),
			printer: () => (started.printer ??= startPrinter())
		});
	} finally {
		await started.printer?.then((one) => one.close()).catch(() => undefined);
	}
}
