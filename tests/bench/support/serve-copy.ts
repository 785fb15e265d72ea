/**
 * Serves a copy of a build, named by its first argument, as src/start.ts serves the build itself: for a bench that puts a
 * page of its own beside the built files.
 */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Answers } from '#server/answers/answers.ts';
import { warmUp } from '#server/answers/warm-up.ts';
import { handOver } from '#server/handover.ts';
import { close, listen, PROTOCOL_HEADER, type ServerParts } from '#server/http/http-server.ts';
import { logOf } from '#server/running/log.ts';
import { settingsOf } from '#server/settings.ts';

const build = resolve(process.argv[2] ?? '');
const settings = settingsOf(process.env);
const log = logOf('text');
process.env.ALIGNMENT_WATCH_PAGES_PROTOCOL_HEADER = PROTOCOL_HEADER;
process.env.ALIGNMENT_WATCH_PAGES_HOST_HEADER = 'host';
const answers = new Answers(settings);
const stopping = new AbortController().signal;
handOver({ settings, build, version: 'bench', log, desk: answers, publishing: null, stopping });
const { handler } = (await import(pathToFileURL(join(build, 'handler.js')).href)) as {
	handler: ServerParts['pages'];
};
const parts = { pages: handler, files: join(build, 'client'), answers, log };
const { server, address } = await listen(settings, parts);
const warm = warmUp(server, settings);
answers.whenNew(warm);
warm();
process.once('SIGTERM', () => void close(server).then(() => process.exit(0)));
log.info(`Alignment Watch is on ${address}`);
