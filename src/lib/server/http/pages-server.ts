import { pathToFileURL } from 'node:url';
import { freshenBuild } from './fresh-build.ts';
import { close, listen } from './http-server.ts';
import type { Settings } from '../settings.ts';

/** The pages, served for this program alone. */
export interface PagesServer {
	/** Ends with a slash. */
	readonly address: string;
	readonly stop: () => Promise<void>;
}

/** Serves the pages on a free port of loopback, over the archive of the settings; once in a program's life. */
export async function startPages(
	settings: Pick<Settings, 'dataDir' | 'databaseUrl' | 'watchDir'>,
	origin: string,
	say: (text: string) => void
): Promise<PagesServer> {
	freshenBuild(say);
	// The pages' handler reads these when it is loaded.
	Object.assign(process.env, {
		ORIGIN: origin,
		DATA_DIR: settings.dataDir,
		DATABASE_URL: settings.databaseUrl ?? '',
		WATCH_DIR: settings.watchDir,
		HOST: '127.0.0.1',
		READ_ONLY: ''
	});
	const { handler } = (await import(pathToFileURL('build/handler.js').href)) as {
		handler: Parameters<typeof listen>[1];
	};
	const local = { ...settings, host: '127.0.0.1', port: 0, origin: null, readOnly: false };
	const { server, address } = await listen(local, handler);
	return { address, stop: () => close(server) };
}
