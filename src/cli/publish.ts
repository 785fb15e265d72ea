import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Issue } from '#engine';
import { dayText } from '#parse';
import { issuesJson, issueText } from '#present';
import { useBuild } from '#server/build/builds.ts';
import { BuildError } from '#server/build/make-build.ts';
import { copyPlanOf } from '#server/publish/copy-plan.ts';
import { PublishFault } from '#server/publish/copy-writer.ts';
import { PressFault } from '#server/publish/presses.ts';
import { publishCopy, type MadeCopy } from '#server/publish/publish-copy.ts';
import { settingsOf, SettingsError, type Settings } from '#server/settings.ts';
import { readWatch } from '#server/watch/watch-folder.ts';
import { knownDayOption, watchFolderOf, type SharedOptions } from './options.ts';
import { EXIT, jsonLine, UsageFault, type ExitCode, type Terminal } from './terminal.ts';

export interface PublishOptions extends SharedOptions {
	readonly out: string;
	readonly basePath?: string;
	readonly today?: string;
	readonly months: string;
	readonly most: string;
	readonly briefings?: true;
}

const MOST_MONTHS = 600;
const MOST_FILES = 1_000_000;

function wholeOption(name: string, text: string, most: number): number {
	const number = Number(text);
	if (/^\d{1,7}$/.test(text) && number <= most) return number;
	throw new UsageFault(name, `a whole number from 0 to ${most}`, text);
}

/** `/watch`, without a slash at its end; blank for a site's root. */
function baseOf(text: string | undefined): string {
	const base = (text ?? '').replace(/\/+$/, '');
	if (/^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$/.test(base)) return base;
	throw new UsageFault('--base-path', 'a path such as /watch', text ?? '');
}

function settingsFor({ env }: Terminal): Settings {
	try {
		return settingsOf(env);
	} catch (error) {
		if (error instanceof SettingsError)
			throw new UsageFault('environment', 'settings that can be used', error.message);
		throw error;
	}
}

/** The archive's place for the pages: the settings' own, or an empty one that is thrown away. */
async function withArchivePlace<T>(
	options: PublishOptions,
	settings: Settings,
	act: (place: Readonly<Record<string, string>>) => Promise<T>
): Promise<T> {
	if (options.briefings === true)
		return act({
			DATA_DIR: resolve(settings.dataDir),
			DATABASE_URL: settings.databaseUrl ?? '',
			READ_ONLY: '1'
		});
	const folder = await mkdtemp(join(tmpdir(), 'publish-'));
	try {
		return await act({ DATA_DIR: folder, DATABASE_URL: '', READ_ONLY: '' });
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function tell(copy: MadeCopy, out: string, options: PublishOptions, terminal: Terminal): void {
	if (options.json === true) terminal.out(jsonLine({ out, ...copy }));
	else
		terminal.out(
			`${copy.files} files, ${(copy.bytes / 1e6).toFixed(1)} MB, in ${out}\nsha256 of all: ${copy.digest}\n`
		);
}

const faultIssue = (received: string): Issue => ({
	code: 'publish/not-made',
	file: null,
	line: null,
	column: null,
	field: null,
	expected: 'a copy that can be made',
	received,
	hint: null
});

function refuse(issues: readonly Issue[], { json }: PublishOptions, terminal: Terminal): ExitCode {
	if (json === true) terminal.out(jsonLine(issuesJson(issues)));
	else
		for (const issue of issues)
			terminal.err(`${issue.code === 'publish/not-made' ? issue.received : issueText(issue)}\n`);
	return EXIT.issues;
}

/** `publish`: the whole watch as static files, for any web host. */
export async function publish(options: PublishOptions, terminal: Terminal): Promise<ExitCode> {
	const base = baseOf(options.basePath);
	const [months, most] = [
		wholeOption('--months', options.months, MOST_MONTHS),
		wholeOption('--most', options.most, MOST_FILES)
	];
	const settings = settingsFor(terminal);
	const watchDir = resolve(watchFolderOf(options, terminal));
	const found = await readWatch(watchDir);
	if ('issues' in found) {
		return refuse(found.issues, options, terminal);
	}
	const { watch } = found;
	const today = knownDayOption('--today', options.today, terminal.today, watch, terminal);
	const origin = settings.origin?.origin ?? `http://127.0.0.1:${settings.port}`;
	const say = (text: string): void => terminal.err(`${text}\n`);
	if (settings.origin === null)
		say(`ORIGIN isn't set: feeds, pictures and citations will name ${origin}${base} as the copy's address.`);
	const plan = copyPlanOf(watch, today, months);
	say(
		`${dayText(today)} and ${plan.days.length} month ends before it, through ${plan.scenarios.length} scenarios`
	);
	try {
		const copy = await withArchivePlace(options, settings, async (place) =>
			publishCopy({
				watch,
				plan,
				out: options.out,
				build: await useBuild(say),
				version: await versionOfProgram(),
				publishing: { today, base },
				origin,
				env: { ...terminal.env, ...place, WATCH_DIR: watchDir, HOST: '127.0.0.1', ORIGIN: origin },
				most,
				say
			})
		);
		tell(copy, options.out, options, terminal);
		return EXIT.fine;
	} catch (error) {
		if (!(error instanceof PublishFault || error instanceof PressFault || error instanceof BuildError))
			throw error;
		return refuse([faultIssue(error.message)], options, terminal);
	}
}

async function versionOfProgram(): Promise<string> {
	const text = await readFile(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8');
	return (JSON.parse(text) as { version: string }).version;
}
