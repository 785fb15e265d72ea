import { randomUUID } from 'node:crypto';
import { addDuration, type Day } from '#engine';
import { knownDays, parseDuration, type Watch } from '#parse';
import { digestHtml, digestText, digestViewOf, issuesJson, issueText, newsOfWatch } from '#present';
import { ArchiveFault, type Archive } from '#server/archive/archive.ts';
import { openArchive } from '#server/archive/open-archive.ts';
import { briefingEntries } from '#server/briefing/briefing-entries.ts';
import { handOverDigest, type HandedOver } from '#server/sent/hand-over.ts';
import { mailerAt } from '#server/sent/mailer.ts';
import type { News } from '#server/sent/news.ts';
import { knownReceiver, receiverName } from '#server/sent/receivers.ts';
import { originOfServer } from '#server/sent/sending.ts';
import type { Settings } from '#server/settings.ts';
import { readWatch } from '#server/watch/watch-folder.ts';
import { knownDayOption, watchFolderOf, type SharedOptions } from './options.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal, UsageFault } from './terminal.ts';
import { settingsFor } from './terminal-settings.ts';

export interface DigestOptions extends SharedOptions {
	readonly since: string;
	readonly html?: boolean;
	readonly send?: boolean;
}

/** A day, or a duration back from today; at most as far as the watch goes. */
function sinceOption(text: string, watch: Watch, terminal: Terminal): Day {
	const duration = parseDuration(text);
	if (duration !== null) {
		const back = addDuration(terminal.today, { months: -duration.months, days: -duration.days });
		return Math.max(back, knownDays(watch, terminal.today).from);
	}
	if (!/^\d{4}-/.test(text)) throw new UsageFault('--since', 'a day, or a duration such as P7D', text);
	const day = knownDayOption('--since', text, terminal.today, watch, terminal);
	if (day <= terminal.today) return day;
	throw new UsageFault('--since', 'a day that is not to come', text);
}

interface Telling extends News {
	readonly from: Day;
	readonly settings: Settings;
	readonly archive: () => Promise<Archive>;
	readonly terminal: Terminal;
}

const outcomes: Readonly<Record<HandedOver['state'], string>> = {
	sent: 'sent',
	busy: 'not sent: another program is at it, or the mail server took nothing a moment ago',
	already: 'not sent: it got one today',
	lost: 'nobody knows whether it arrived; the next tells the same',
	failed: 'not sent: the mail server refused it'
};

async function sendTo(
	mailbox: string,
	smtpUrl: string,
	telling: Telling
): Promise<HandedOver['state'] | 'stopped'> {
	const { settings, archive, watch, today, entries, from } = telling;
	const store = (await archive()).sent;
	const receiver = receiverName('mail', mailbox, watch.title);
	const { stopped } = await knownReceiver(store, receiver, { ...telling, today: today - 1 });
	if (stopped !== null) return 'stopped';
	const { state, fault } = await handOverDigest({
		store,
		receiver,
		holder: randomUUID(),
		watch,
		today,
		about: () => ({ from, entries }),
		mailer: await mailerAt(smtpUrl),
		from: settings.sending.digestFrom,
		to: mailbox,
		origin: originOfServer(settings),
		now: Date.now,
		chance: Math.random
	});
	if (fault !== null) telling.terminal.err(`${fault}\n`);
	return state;
}

async function sendToAll(telling: Telling, isJson: boolean): Promise<ExitCode> {
	const { settings, terminal } = telling;
	const { smtpUrl, digestTo } = settings.sending;
	if (smtpUrl === null || digestTo.length === 0)
		throw new UsageFault('--send', 'SMTP_URL and DIGEST_TO in the environment', 'none');
	const sent: { to: string; state: Awaited<ReturnType<typeof sendTo>> }[] = [];
	for (const to of digestTo) sent.push({ to, state: await sendTo(to, smtpUrl, telling) });
	if (isJson) terminal.out(jsonLine({ sent }));
	else
		for (const { to, state } of sent)
			terminal.err(`${to}: ${state === 'stopped' ? 'not sent: its reader stopped it' : outcomes[state]}\n`);
	return sent.some(({ state }) => state === 'failed' || state === 'lost') ? EXIT.issues : EXIT.fine;
}

function print({ settings, watch, from, today, entries, terminal }: Telling, options: DigestOptions): void {
	const view = digestViewOf(watch, from, today, entries);
	const origin = originOfServer(settings);
	if (options.json === true) terminal.out(jsonLine(view));
	else terminal.out(options.html === true ? digestHtml(view, origin) : digestText(view, origin));
}

/** `digest`: what changed since a day, as a mail says it; printed, or sent. */
export async function digest(options: DigestOptions, terminal: Terminal): Promise<ExitCode> {
	const settings = settingsFor(terminal);
	const read = await readWatch(watchFolderOf(options, terminal));
	if ('issues' in read) {
		if (options.json === true) terminal.out(jsonLine(issuesJson(read.issues)));
		else terminal.out(read.issues.map((issue) => `${issueText(issue)}\n`).join(''));
		return EXIT.issues;
	}
	const { watch } = read;
	const { today } = terminal;
	const from = sinceOption(options.since, watch, terminal);
	let opened: Archive | null = null;
	// Who only prints makes no archive.
	const archive = async (): Promise<Archive> =>
		(opened ??= await openArchive({ ...settings, readOnly: options.send !== true }));
	try {
		const briefings = await briefingEntries(archive, watch, { about: 'watch' }, 1_000);
		const entries = newsOfWatch(watch, from, today, briefings);
		const telling: Telling = { watch, from, today, entries, settings, archive, terminal };
		if (options.send === true) return await sendToAll(telling, options.json === true);
		print(telling, options);
		return EXIT.fine;
	} catch (error) {
		if (!(error instanceof ArchiveFault)) throw error;
		terminal.err(`${error.message}\n`);
		return EXIT.issues;
	} finally {
		await (opened as Archive | null)?.close();
	}
}
