/** `npm start`: builds the pages when needed, then serves them until it is told to stop. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { BuildError } from '#server/build/make-build.ts';
import { useBuild } from '#server/build/builds.ts';
import { Answers } from '#server/answers/answers.ts';
import { warmUp } from '#server/answers/warm-up.ts';
import { handOver } from '#server/handover.ts';
import { guardProcess } from '#server/http/faults.ts';
import { close, listen, PROTOCOL_HEADER, type ServerParts } from '#server/http/http-server.ts';
import { logOf } from '#server/running/log.ts';
import { LARGEST_UPLOAD, type Settings, settingsOf, SettingsError } from '#server/settings.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

/**
 * The pages' handler comes from the library that builds it, and takes its settings from the environment alone: here, and
 * nowhere else, it is written, under names that nobody sets by chance (envPrefix in svelte.config.js).
 */
function tellHandler({ origin, readOnly }: Settings): void {
	// Publishers' files are large, and are written to disk as they come; a read-only server takes none.
	const told: Record<string, string> = { BODY_SIZE_LIMIT: readOnly ? '512K' : String(LARGEST_UPLOAD) };
	if (origin) told.ORIGIN = origin.origin;
	else Object.assign(told, { PROTOCOL_HEADER, HOST_HEADER: 'host' });
	for (const [name, value] of Object.entries(told)) process.env[`ALIGNMENT_WATCH_PAGES_${name}`] = value;
}

/** Whoever reads the log may leave, as `head` does; a log that nobody reads must not end the server, nor tell of itself. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

async function start(): Promise<void> {
	const settings = settingsOf(process.env);
	// Until the server is up there is nothing to finish.
	const leave = (): never => process.exit(0);
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, leave);
	const log = logOf(settings.logFormat);
	const build = await useBuild((text) => log.info(text));
	tellHandler(settings);
	const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
	const answers = new Answers(settings);
	const stopping = new AbortController();
	handOver({ settings, build, version, log, desk: answers, publishing: null, stopping: stopping.signal });
	const { handler } = (await import(pathToFileURL(join(build, 'handler.js')).href)) as {
		handler: ServerParts['pages'];
	};
	const { server, address } = await listen(settings, {
		pages: handler,
		files: join(build, 'client'),
		answers,
		log
	});
	const warm = warmUp(server, settings);
	answers.whenNew(warm);
	warm();
	const stop = (signal: string): void => {
		log.info('stopping', { signal });
		stopping.abort();
		void close(server).then(() => process.exit(0));
	};
	guardProcess(log, () => {
		stopping.abort();
		void close(server).then(() => process.exit(1));
	});
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, leave).once(signal, stop);
	// Last: whoever reads the address may send a signal at once.
	log.info(`Alignment Watch is on ${address}`);
}

function complaintOf(error: unknown): string {
	if (error instanceof SettingsError || error instanceof BuildError) return error.message;
	if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
		return `${error.message}\nAnother program holds that port: choose one with PORT=3001 npm start.`;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

start().catch((error: unknown) => {
	console.error(complaintOf(error));
	process.exit(error instanceof SettingsError ? 2 : 1);
});
