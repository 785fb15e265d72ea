/** `npm start`: builds the pages when needed, then serves them until it is told to stop. */
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { guardProcess } from '#server/http/faults.ts';
import { freshenBuild } from '#server/http/fresh-build.ts';
import { close, listen } from '#server/http/http-server.ts';
import { LARGEST_UPLOAD, type Settings, settingsOf, SettingsError } from './lib/server/settings.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

/** The pages' handler reads these when it is loaded. */
function tellPages({ origin, readOnly }: Settings): void {
	// Publishers' files are large, and are written to disk as they come; a read-only server takes none.
	process.env.BODY_SIZE_LIMIT = readOnly ? '512K' : String(LARGEST_UPLOAD);
	if (origin) process.env.ORIGIN = origin.origin;
	else {
		delete process.env.ORIGIN;
		process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
		process.env.HOST_HEADER = 'host';
	}
}

async function start(): Promise<void> {
	const settings = settingsOf(process.env);
	freshenBuild((text) => console.log(text));
	tellPages(settings);
	const { handler } = (await import(pathToFileURL('build/handler.js').href)) as {
		handler: Parameters<typeof listen>[1];
	};
	const { server, address } = await listen(settings, handler);
	const stop = (): void => void close(server).then(() => process.exit(0));
	guardProcess(() => void close(server).then(() => process.exit(1)));
	process.once('SIGTERM', stop);
	process.once('SIGINT', stop);
	// Last: whoever reads the address may send a signal at once.
	console.log(`Alignment Watch is on ${address}`);
}

function complaintOf(error: unknown): string {
	if (error instanceof SettingsError) return error.message;
	if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
		return `${error.message}\nAnother program holds that port: choose one with PORT=3001 npm start.`;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

start().catch((error: unknown) => {
	console.error(complaintOf(error));
	process.exit(error instanceof SettingsError ? 2 : 1);
});
